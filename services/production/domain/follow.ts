import type { Decision } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Lot } from '../lot-view.ts'
import type { CostLedger, LotLine, WorkOrder } from '../work-order-view.ts'
import { bearerOf, book, clausesOf } from './costs.ts'
import type { ProductionEvent } from './events.ts'
import { currentOf } from './lot.ts'
import { withFacts } from './settle-order.ts'

/** The work order follows what became of one of its lots, in the same transaction: its status, and who bears what was lost or must be done again. */
export const follow = (order: WorkOrder, before: Lot, { next, events }: Decision<Lot, ProductionEvent>, now: Instant): Decision<WorkOrder, ProductionEvent> => {
  const line = lineOf(next)
  const known = order.lots.find(({ lotId }) => lotId === line.lotId)
  const costs = events.reduce((ledger, event) => bookLoss(ledger, order, before, event, now), order.costs)
  if (known && same(known, line) && costs === order.costs) return { next: order, events: [] }
  const lots = known ? order.lots.map((each) => (each === known ? line : each)) : [...order.lots, line]
  const followed = withFacts(order, { lots, costs })
  return { next: followed, events: [{ type: 'LotFollowed', data: { ...line, status: followed.status } }] }
}

const lineOf = (lot: Lot): LotLine => ({
  lotId: lot.lotId, lotNumber: lot.number, quantity: lot.quantity, finished: finished.has(lot.status),
  started: lot.inherited.length > 0 || lot.operations.some(({ status }) => status !== 'Pending' && status !== 'Ready'),
})

const finished: ReadonlySet<Lot['status']> = new Set(['Passed', 'Shipped', 'Returned', 'Scrapped', 'Merged'])

const same = (a: LotLine, b: LotLine): boolean => a.quantity === b.quantity && a.started === b.started && a.finished === b.finished

/** Lost with scrapped pieces: the planned machine time of every operation they had gone through. Rework takes the time of its own operation once more. */
const bookLoss = (ledger: CostLedger, order: WorkOrder, before: Lot, event: ProductionEvent, now: Instant): CostLedger => {
  if (event.type !== 'LotScrapped' && event.type !== 'PiecesSetAside') return ledger
  const kind = event.type === 'LotScrapped' ? 'scrap' : 'rework'
  const { cause, quantity, bearer } = event.data
  const sequence = event.type === 'PiecesSetAside' ? event.data.sequence : currentOf(before.operations).sequence
  const again = order.plan.routing.filter((step) => (kind === 'scrap' ? step.sequence <= sequence : step.sequence === sequence))
  const seconds = quantity * again.reduce((sum, { cycleSeconds }) => sum + cycleSeconds, 0)
  return book(ledger, { kind, lotId: before.lotId, sequence, cause, bearer, clause: bearerOf(clausesOf(order), cause).clause, pieces: quantity, seconds, tools: 0, at: now })
}
