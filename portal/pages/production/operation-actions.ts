import { act } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { currentOf, type Lot, type Operation } from './current-operation.ts'

/** `touch`: done at one touch, because there is nothing to say. `ask`: a form comes first. */
export type OperationActions = { readonly touch: readonly ActionTarget[]; readonly ask: readonly ActionTarget[] }

/** What can be done at an operation in its present state; what comes next first. A lot that is held can still be paused, finished and received. */
export const operationActions = (lot: Lot, operation: Operation): OperationActions => {
  const { lotId } = lot
  const { sequence, status, performer, ledger } = operation
  const params = { lotId, sequence: String(sequence) }
  const inside = performer === 'manufacturer'
  const free = lot.status === 'InProcess'
  const rework = ledger.rework > 0 ? [act('production', 'reworkOperation', params, { initial: { good: ledger.rework, scrap: 0 } })] : []
  const finish = act('production', 'finishOperation', params, { initial: { good: ledger.inProcess, scrap: 0, rework: 0 } })
  const send = act('production', 'sendOutside', params, { initial: { quantity: ledger.inProcess } })
  const receive = act('production', 'receiveOutside', params, { initial: { good: ledger.atSupplier, scrap: 0, rework: 0, certificateIds: [] } })
  const start = act('production', 'startOperation', params)
  switch (status) {
    case 'Pending': return { touch: [], ask: [] }
    case 'Ready': return !free ? none : inside ? { touch: [act('production', 'startSetup', params), start], ask: [] } : { touch: [], ask: [act('production', 'orderOutside', params)] }
    case 'Setup': return { touch: free ? [start] : [], ask: [] }
    case 'Running': return { touch: [], ask: [finish, ...rework, act('production', 'pauseOperation', params)] }
    case 'Paused': return { touch: free ? [act('production', 'resumeOperation', params)] : [], ask: [finish, ...rework] }
    case 'Ordered': return { touch: [], ask: free ? [send] : [] }
    case 'SentOut': return { touch: [act('production', 'confirmAtSupplier', params)], ask: [receive, ...(free && ledger.inProcess > 0 ? [send] : []), ...rework] }
    case 'AtSupplier': return { touch: [], ask: [...(ledger.atSupplier > 0 ? [receive] : []), ...(free && ledger.inProcess > 0 ? [send] : []), ...rework] }
    case 'Received': return { touch: [act('production', 'acceptOutside', params)], ask: rework }
    case 'Done': return { touch: [], ask: rework }
  }
}

const none: OperationActions = { touch: [], ask: [] }

/** What the planner can do to the lot itself, while its pieces wait before an operation. */
export const lotActions = (lot: Lot): readonly ActionTarget[] => {
  const waits = lot.status === 'InProcess' && currentOf(lot)?.status === 'Ready'
  return waits ? [...(lot.quantity > 1 ? [act('production', 'splitLot', { lotId: lot.lotId })] : []), act('production', 'mergeLots', { lotId: lot.lotId })] : []
}
