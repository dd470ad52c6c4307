import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Cause } from '#shared/vocabulary/liability.ts'
import type { Party } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Lot } from '../lot-view.ts'
import type { Ledger, Operation } from '../operation-view.ts'
import type { ProductionEvent } from './events.ts'
import { isComplete, lotData, performed } from './lot.ts'

/** Who bears a loss, by the contract's clause table. */
export type Bearers = (cause: Cause) => Party
export type Outcome = { readonly good: number; readonly scrap: number; readonly rework: number; readonly cause?: Cause | undefined }

/** A loss needs its cause, and so does work to be done again: it decides who pays. Rework of pieces set aside before (`rework` absent) has had its cause then. */
export const causeOf = ({ scrap, rework = 0, cause }: Pick<Outcome, 'scrap' | 'cause'> & { readonly rework?: number }): Result<Cause | undefined, Refusal> => {
  if (cause === undefined && scrap > 0) return refuse('scrap-needs-cause', { scrap }, '/cause')
  if (cause === undefined && rework > 0) return refuse('rework-needs-cause', { rework }, '/cause')
  return ok(cause)
}

/** Moves counted pieces from where they were to good, scrap and rework. */
export const counted = (ledger: Ledger, from: 'inProcess' | 'atSupplier', { good, scrap, rework }: Outcome): Ledger => ({
  ...ledger,
  [from]: ledger[from] - good - scrap - rework,
  good: ledger.good + good,
  scrap: ledger.scrap + scrap,
  rework: ledger.rework + rework,
})

/** Every piece that went in must be reported as one of three. */
export const accounted = (inProcess: number, { good, scrap, rework }: Outcome): Result<void, Refusal> =>
  good + scrap + rework === inProcess ? ok(undefined) : refuse('pieces-unaccounted', { inProcess, reported: good + scrap + rework }, '/good')

/** What is lost, who bears it and what is left. */
export const lossOf = (lot: Lot, quantity: number, cause: Cause | undefined, bearers: Bearers): ProductionEvent[] =>
  quantity === 0 || cause === undefined ? [] : [{ type: 'LotScrapped', data: { ...lotData(lot), quantity, cause, bearer: bearers(cause), remaining: lot.quantity } }]

/** What must be done again in this operation, and who bears it. */
export const setAsideOf = (sequence: number, quantity: number, cause: Cause | undefined, bearers: Bearers): ProductionEvent[] =>
  quantity === 0 || cause === undefined ? [] : [{ type: 'PiecesSetAside', data: { sequence, quantity, cause, bearer: bearers(cause) } }]

/** An operation as finished; its pieces may still wait for rework. */
export const doneOf = (lot: Lot, operation: Operation): ProductionEvent[] =>
  performed(operation).map((done) => ({ type: 'OperationCompleted', data: { ...lotData(lot), operation: done } }))

/** Notes the moment a lot becomes complete, and says so: again after a rework, because it must be inspected again. */
export const completion = (before: Lot, after: Lot, now: Instant, settle: (completions: Instant[]) => Lot): { next: Lot; events: ProductionEvent[] } => {
  if (isComplete(before) || !isComplete(after) || after.quantity === 0) return { next: after, events: [] }
  const scrapped = after.operations.reduce((sum, { ledger }) => sum + ledger.scrap, 0)
  const operations = [...after.inherited, ...after.operations.flatMap(performed)]
  const data = { ...lotData(after), quantity: after.quantity, scrapped, heatIds: after.heatIds, material: after.material, operations }
  return { next: settle([...after.completions, now]), events: [{ type: 'LotCompleted', data }] }
}
