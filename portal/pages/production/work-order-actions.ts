import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import type { ValueOf } from '../../api/clients.ts'

export type WorkOrder = ValueOf<'production', 'readWorkOrder'>

/** What can be done to a work order now; what comes next first. */
export const workOrderActions = (order: WorkOrder): readonly ActionTarget[] => {
  const { workOrderId, plan, gates, holds } = order
  const params = { workOrderId }
  const { quantity } = plan
  const release = act('production', 'releaseWorkOrder', params, { initial: { lots: [{ quantity, materialOwner: 'manufacturer', heats: [{ heatId: '', quantity }] }] } })
  const hold = act('production', 'holdWorkOrder', params)
  const close = act('production', 'closeWorkOrder', params)
  const waiting = gates.open ? [release] : []
  // Holds of money and contract lift by themselves, when money and contract are there again.
  const lifted = holds.some(({ reason }) => reason === 'raised-by-shop' || reason === 'plan-changed')
  const ended = holds.some(({ reason }) => reason === 'contract-terminated')
  const next = inState(order.status, {
    Planned: waiting, AwaitingGates: waiting, Released: [hold], InProgress: [hold], Completed: [close],
    OnHold: [...(lifted ? [act('production', 'resumeWorkOrder', params)] : []), ...(ended ? [close] : [])],
  })
  const cancel = order.status === 'Planned' || order.status === 'AwaitingGates' ? [act('production', 'cancelWorkOrder', params, { danger: true })] : []
  return [...next, ...material(order), ...cancel]
}

/** The customer's blanks and tools may come and go until the order has ended. */
const material = ({ status, workOrderId, customerMaterial }: WorkOrder): readonly ActionTarget[] => {
  const params = { workOrderId }
  const first = customerMaterial.find(({ onHand }) => onHand > 0)
  const out = first ? [act('production', 'scrapCustomerMaterial', params, { initial: { heatId: first.heatId } }), act('production', 'returnCustomerMaterial', params, { initial: { heatId: first.heatId, quantity: first.onHand } })] : []
  if (status === 'Closed' || status === 'Cancelled') return out
  return [act('production', 'receiveCustomerMaterial', params), act('production', 'registerTooling', params), ...out]
}
