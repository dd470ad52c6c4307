import type { Cause } from '#shared/kernel/cause.ts'
import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { LotEvent } from '../domain/lot-stock.ts'
import { lots } from '../lots.ts'
import type { LotStock } from '../lot-view.ts'

type Named = { readonly lotId: string; readonly lotNumber: string; readonly quantity: number }

/**
 * One event about many lots: each changes in a transaction of its own with a receipt of its own, so that any number fits. The first
 * refusal is reported, and the queue delivers again for what is left.
 */
export const changeLots = async (
  { cause }: { readonly cause: Cause },
  ports: Ports,
  named: readonly Named[],
  decide: (stock: LotStock | undefined, lot: Named) => Decided<LotStock, LotEvent>,
): Promise<Result<unknown, Refusal>> => {
  for (const lot of merged(named)) {
    const receipt = { ...cause.receipt, key: `${cause.receipt.key}#${lot.lotId}` }
    const done = await changeOrCreate({ cause: { ...cause, receipt } }, ports, lots, lot.lotId, (stock) => decide(stock, lot))
    if (!done.ok && done.error.code !== 'repeated') return done
  }
  return ok(undefined)
}

/** A lot named twice is one line with both quantities: its receipt lets it change once. */
const merged = (named: readonly Named[]): Named[] =>
  [...Map.groupBy(named, ({ lotId }) => lotId).values()].flatMap(([first, ...rest]) => (first ? [{ ...first, quantity: rest.reduce((sum, { quantity }) => sum + quantity, first.quantity) }] : []))
