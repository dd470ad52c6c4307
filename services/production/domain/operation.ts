import { decided, ok, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Lot } from '../lot-view.ts'
import type { Operation } from '../operation-view.ts'
import type { WorkOrder } from '../work-order-view.ts'
import { accounted, causeOf, completion, counted, doneOf, lossOf, setAsideOf, type Bearers, type Outcome } from './account.ts'
import type { Fact, ProductionEvent } from './events.ts'
import { partsOf, withLot, withOperation } from './lot.ts'

export type LotDecided = Decided<Lot, ProductionEvent>
type At = { readonly sequence: number; readonly by: Person }

/** The operation of this number; the way to it may be asked for before any rule is checked. */
export const operationAt = (lot: Lot, sequence: number): Result<Operation, Refusal> => {
  const found = lot.operations.find((operation) => operation.sequence === sequence)
  return found ? ok(found) : refuse('operation-unknown', { sequence, lot: lot.number })
}

/** New work needs a released, running order (contract, payment and plan agreed at its release) and a lot that quality does not hold. */
export const free = (order: WorkOrder, lot: Lot): Result<void, Refusal> => {
  if (order.status !== 'Released' && order.status !== 'InProgress') return refuse('work-order-not-running', { order: order.number, status: order.status })
  return lot.status === 'InProcess' ? ok(undefined) : refuse('lot-not-in-process', { lot: lot.number, status: lot.status })
}

const wrongState = (operation: Operation, needed: string) => refuse('operation-not-in-state', { sequence: operation.sequence, status: operation.status, needed })

/** An operation of the shop that may begin now. */
const beginning = (order: WorkOrder, lot: Lot, sequence: number): Result<Operation, Refusal> => {
  const found = operationAt(lot, sequence)
  if (!found.ok) return found
  const allowed = free(order, lot)
  if (!allowed.ok) return allowed
  if (found.value.performer !== 'manufacturer') return refuse('operation-is-outside', { sequence, performer: found.value.performer })
  return found
}

export const startSetup = (order: WorkOrder, lot: Lot, { sequence, by }: At, now: Instant): LotDecided => {
  const found = beginning(order, lot, sequence)
  if (!found.ok) return found
  if (found.value.status !== 'Ready') return wrongState(found.value, 'Ready')
  return step(lot, { ...partsOf(found.value), status: 'Setup', by, setupAt: now }, 'SetupStarted')
}

export const startOperation = (order: WorkOrder, lot: Lot, { sequence, by }: At, now: Instant): LotDecided => {
  const found = beginning(order, lot, sequence)
  if (!found.ok) return found
  if (found.value.status !== 'Ready' && found.value.status !== 'Setup') return wrongState(found.value, 'Ready, Setup')
  return step(lot, { ...partsOf(found.value), status: 'Running', by, startedAt: now, runningSince: now, workedSeconds: 0 }, 'OperationStarted')
}

/** Pausing is always possible, whatever is on hold. */
export const pauseOperation = (lot: Lot, { sequence, reason }: { readonly sequence: number; readonly reason: string }, now: Instant): LotDecided => {
  const found = operationAt(lot, sequence)
  if (!found.ok) return found
  if (found.value.status !== 'Running') return wrongState(found.value, 'Running')
  const { by, startedAt } = found.value
  return step(lot, { ...partsOf(found.value), status: 'Paused', by, startedAt, pausedAt: now, reason, workedSeconds: worked(found.value, now) }, 'OperationPaused')
}

export const resumeOperation = (order: WorkOrder, lot: Lot, { sequence, by }: At, now: Instant): LotDecided => {
  const found = beginning(order, lot, sequence)
  if (!found.ok) return found
  if (found.value.status !== 'Paused') return wrongState(found.value, 'Paused')
  const { startedAt, workedSeconds } = found.value
  return step(lot, { ...partsOf(found.value), status: 'Running', by, startedAt, runningSince: now, workedSeconds }, 'OperationResumed')
}

/** Counts every piece that went in. Possible under a hold too: what was made is made, and must be on the books. */
export const finishOperation = (lot: Lot, report: At & Outcome, bearers: Bearers, now: Instant): LotDecided => {
  const found = operationAt(lot, report.sequence)
  if (!found.ok) return found
  const running = found.value
  if (running.status !== 'Running' && running.status !== 'Paused') return wrongState(running, 'Running, Paused')
  const cause = causeOf(report)
  if (!cause.ok) return cause
  const all = accounted(running.ledger.inProcess, report)
  if (!all.ok) return all
  const done: Operation = {
    ...partsOf(running), status: 'Done', ledger: counted(running.ledger, 'inProcess', report), reworked: running.reworked + report.rework,
    by: report.by, startedAt: running.startedAt, finishedAt: now, workedSeconds: worked(running, now), certificateIds: [],
  }
  return finished(lot, done, { ...report, cause: cause.value }, bearers, now)
}

/**
 * Reworked pieces are good or lost. Possible under a hold too, like finishing: quality sends pieces back to rework while the lot stays held for a return or a recall. While their operation goes on they go back into it;
 * once all are through it they count as its good.
 */
export const reworkOperation = (lot: Lot, report: At & Omit<Outcome, 'rework'>, bearers: Bearers, now: Instant): LotDecided => {
  const found = operationAt(lot, report.sequence)
  if (!found.ok) return found
  const cause = causeOf({ scrap: report.scrap, cause: report.cause })
  if (!cause.ok) return cause
  const { ledger } = found.value
  const moved = report.good + report.scrap
  if (moved === 0 || moved > ledger.rework) return refuse('rework-does-not-fit', { waiting: ledger.rework, reported: moved }, '/good')
  const { status } = found.value
  const column = status === 'Done' || status === 'Received' ? 'good' : 'inProcess'
  const next = withOperation(lot, { ...found.value, ledger: { ...ledger, rework: ledger.rework - moved, scrap: ledger.scrap + report.scrap, [column]: ledger[column] + report.good } })
  const fact: Fact = { type: 'PiecesReworked', data: { sequence: report.sequence, good: report.good, scrap: report.scrap } }
  return closing(lot, next, [fact, ...lossOf(next, report.scrap, cause.value, bearers)], now)
}

/** A lot whose operation has just been done, its losses and what must be done again named. */
export const finished = (lot: Lot, done: Operation, { scrap, rework, cause }: Omit<Outcome, 'good'>, bearers: Bearers, now: Instant): LotDecided => {
  const next = withOperation(lot, done)
  return closing(lot, next, [...doneOf(next, done), ...lossOf(next, scrap, cause, bearers), ...setAsideOf(done.sequence, rework, cause, bearers)], now)
}

/** Adds the completion of the lot, when this was the last thing missing. */
export const closing = (lot: Lot, next: Lot, events: readonly ProductionEvent[], now: Instant): LotDecided => {
  const end = completion(lot, next, now, (completions) => withLot(next, { completions }))
  return decided<Lot, ProductionEvent>(end.next, ...events, ...end.events)
}

const step = (lot: Lot, operation: Operation, type: Fact['type']): LotDecided =>
  decided<Lot, ProductionEvent>(withOperation(lot, operation), { type, data: { sequence: operation.sequence, workCentre: operation.workCentre } })

/** Seconds worked so far, without the pauses. */
const worked = (operation: Extract<Operation, { status: 'Running' | 'Paused' }>, now: Instant): number =>
  operation.workedSeconds + (operation.status === 'Running' ? Math.max(0, Math.round((Date.parse(now) - Date.parse(operation.runningSince)) / 1000)) : 0)
