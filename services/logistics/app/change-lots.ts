import { changeOrCreate } from '#shared/kernel/change.ts'
import { each, type About } from '#shared/kernel/each.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Decided, Refusal, Result } from '#shared/kernel/result.ts'
import type { LotEvent } from '../domain/lot-stock.ts'
import { lots } from '../lots.ts'
import type { LotStock } from '../lot-view.ts'

type Named = { readonly lotId: string; readonly lotNumber: string; readonly quantity: number }

/** One event about many lots, each in a transaction of its own. */
export const changeLots = (
  hearing: About,
  ports: Ports,
  named: readonly Named[],
  decide: (stock: LotStock | undefined, lot: Named) => Decided<LotStock, LotEvent>,
): Promise<Result<unknown, Refusal>> =>
  each(hearing, ports, merged(named), ({ lotId }) => lotId, (by, own, lot) => changeOrCreate(by, own, lots, lot.lotId, (stock) => decide(stock, lot)))

/** A lot named twice is one line with both quantities: its receipt lets it change once. */
const merged = (named: readonly Named[]): Named[] =>
  [...Map.groupBy(named, ({ lotId }) => lotId).values()].flatMap(([first, ...rest]) => (first ? [{ ...first, quantity: rest.reduce((sum, { quantity }) => sum + quantity, first.quantity) }] : []))
