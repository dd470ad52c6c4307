import { changeOrCreate } from '#shared/kernel/change.ts'
import { each, type About } from '#shared/kernel/each.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { LotDecision } from '../domain/lot.ts'
import type { Consignment } from '../domain/order-file.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'

/** Tells every lot of a shipment, each in a transaction of its own: a shipment may hold more lots than one takes. */
export const hearLots = (hearing: About, ports: Ports, lines: Consignment['lots'], decide: (line: Consignment['lots'][number], lot: Lot | undefined) => LotDecision) =>
  each(hearing, ports, lines, ({ lotId }) => lotId, (by, own, line) => changeOrCreate(by, own, lots, line.lotId, (lot) => decide(line, lot)))
