import type { Lot, Operation } from '../production/current-operation.ts'
import type { Action } from './queue.ts'

export type Person = Extract<Operation, { status: 'Running' }>['by']

/**
 * The lot as it will be when the service has taken what waits here: so that an operator can go on without a connection. A foresight, shown as such; the service alone decides. What does
 * not fit the operation's state changes nothing.
 */
export const foresee = (lot: Lot, actions: readonly Action[], by: Person): Lot =>
  actions.reduce((now, action) => ({ ...now, operations: advanced(now.operations.map((operation) => (operation.sequence === action.sequence ? after(operation, action, by) : operation))) }), lot)

const after = (operation: Operation, { deed, body }: Action, by: Person): Operation => {
  const { doneAt } = body
  switch (deed) {
    case 'startSetup': return operation.status === 'Ready' ? { ...operation, status: 'Setup', by, setupAt: doneAt } : operation
    case 'startOperation': return operation.status === 'Ready' || operation.status === 'Setup' ? { ...operation, status: 'Running', by, startedAt: doneAt, runningSince: doneAt, workedSeconds: 0 } : operation
    case 'pauseOperation': return operation.status === 'Running' ? { ...operation, status: 'Paused', pausedAt: doneAt, reason: body.reason, workedSeconds: workedSeconds(operation, doneAt) } : operation
    case 'resumeOperation': return operation.status === 'Paused' ? { ...operation, status: 'Running', runningSince: doneAt } : operation
    case 'finishOperation': return operation.status === 'Running' || operation.status === 'Paused'
      ? { ...operation, status: 'Done', finishedAt: doneAt, workedSeconds: workedSeconds(operation, doneAt), certificateIds: [], ledger: moved(operation.ledger, 'inProcess', 'good', body) }
      : operation
    case 'reworkOperation': return { ...operation, ledger: moved(operation.ledger, 'rework', operation.status === 'Done' ? 'good' : 'inProcess', { ...body, rework: 0 }) }
  }
}

type Ledger = Operation['ledger']
type Counts = { readonly good: number; readonly scrap: number; readonly rework: number }

const moved = (ledger: Ledger, from: 'inProcess' | 'rework', to: 'good' | 'inProcess', { good, scrap, rework }: Counts): Ledger => {
  const left = { ...ledger, [from]: ledger[from] - good - scrap - rework }
  return { ...left, scrap: left.scrap + scrap, rework: left.rework + rework, [to]: left[to] + good }
}

/** The first operation that still waits is ready once the one before it is done and nothing of it waits for rework. */
const advanced = (operations: readonly Operation[]): Operation[] => {
  const next = operations.findIndex(({ status, ledger }) => status !== 'Done' || ledger.rework > 0)
  const [before, waiting] = [operations[next - 1], operations[next]]
  if (waiting?.status !== 'Pending' || !before || before.ledger.good === 0) return [...operations]
  return operations.with(next, { ...waiting, status: 'Ready', ledger: { ...waiting.ledger, input: before.ledger.good, inProcess: before.ledger.good } })
}

/** Seconds worked until an instant, without the pauses. */
export const workedSeconds = (operation: Operation, until: string): number => {
  if (operation.status !== 'Running') return operation.status === 'Paused' || operation.status === 'Done' ? operation.workedSeconds : 0
  return operation.workedSeconds + Math.max(0, Math.round((Date.parse(until) - Date.parse(operation.runningSince)) / 1000))
}
