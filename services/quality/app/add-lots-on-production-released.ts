import { changeOrCreate } from '#shared/kernel/change.ts'
import { each } from '#shared/kernel/each.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { production } from '#services/production/contract.ts'
import { released } from '../domain/lot-history.ts'
import { lots } from '../lots.ts'
import { namesOf } from './lot-names.ts'

export const addLotsOnProductionReleased: Reaction<typeof production, 'ProductionReleased'> = (hearing, ports) => {
  const { orderId, occurredAt, data } = hearing.event
  return each(hearing, ports, data.lots, ({ lotId }) => lotId, (by, own, { lotId, lotNumber, quantity, heatIds }) =>
    changeOrCreate(by, own, lots, lotId, (lot) => released(lot, namesOf(orderId, { ...data, lotId, lotNumber }), { quantity, heatIds }, occurredAt)))
}
