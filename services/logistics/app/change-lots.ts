import type { Cause } from '#shared/kernel/cause.ts'
import { attempt } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { LotChange, LotEvent } from '../domain/lot-stock.ts'
import { loadLots, stageLots } from '../lots.ts'
import type { LotStock } from '../lot-view.ts'

type Named = { readonly lotId: string; readonly lotNumber: string; readonly quantity: number }

/** One event about several lots: all change together. A store transaction holds some 49 lots; an event about more fails and waits for a person. */
export const changeLots = (
  hearing: { readonly cause: Cause },
  ports: Ports,
  named: readonly Named[],
  decide: (stock: LotStock | undefined, lot: Named) => Decided<LotStock, LotEvent>,
): Promise<Result<unknown, Refusal>> =>
  attempt(hearing, ports, async () => {
    const stocks = await loadLots(ports, hearing.cause.actor, named.map(({ lotId }) => lotId))
    const changes: LotChange[] = []
    for (const lot of merged(named)) {
      const decision = decide(stocks.find(({ state }) => state.lotId === lot.lotId)?.state, lot)
      if (!decision.ok) return decision
      if (decision.value.events.length > 0) changes.push(decision.value)
    }
    return ok({ staged: stageLots(stocks, changes), reply: { body: {} } })
  })

/** A lot named twice is one line with both quantities: a transaction writes a thing once. */
const merged = (named: readonly Named[]): Named[] =>
  [...Map.groupBy(named, ({ lotId }) => lotId).values()].flatMap(([first, ...rest]) => (first ? [{ ...first, quantity: rest.reduce((sum, { quantity }) => sum + quantity, first.quantity) }] : []))
