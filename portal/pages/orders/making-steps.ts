import type { Shipment } from '#services/logistics/shipment-view.ts'
import type { WorkOrder } from '#services/production/work-order-view.ts'
import type { Lot } from '#services/quality/lot-view.ts'
import type { Case } from '#services/support/case-view.ts'
import { done, notYet, stopped, underWay, waiting, type Step } from './step.ts'

type Told = Omit<Step, 'things' | 'status'>

export const productionStep = (workOrders: readonly WorkOrder[]): Step => {
  const [workOrder] = workOrders
  return workOrder ? { ...workTold(workOrder), status: workOrder.status, things: workOrders.map(({ workOrderId, number }) => ({ id: workOrderId, number })) } : notYet
}

const workTold = ({ status, gates, lots, holds }: WorkOrder): Told => {
  switch (status) {
    case 'Planned':
    case 'AwaitingGates': return gateTold(gates)
    case 'Released': return waiting('shop', 'startWork')
    case 'InProgress': return underWay('making', { finished: lots.filter(({ finished }) => finished).length, count: lots.length })
    case 'OnHold': return waiting(holds.some(({ reason }) => reason.startsWith('payment-')) ? 'customer' : 'shop', 'hold')
    case 'Cancelled': return stopped()
    default: return done
  }
}

/** Both sides read the same reason why work must wait. */
const gateTold = (gates: WorkOrder['gates']): Told => {
  if (gates.open) return waiting('shop', 'release')
  return gates.contract.open ? waiting('customer', 'gatePayment') : underWay('gateContract')
}

export const qualityStep = (lots: readonly Lot[]): Step => {
  if (lots.length === 0) return notYet
  const count = (status: Lot['status']) => lots.filter((lot) => lot.status === status).length
  const counts = { passed: count('Passed'), count: lots.length }
  const things = lots.map(({ lotId, lotNumber }) => ({ id: lotId, number: lotNumber }))
  if (count('Hold') > 0) return { ...waiting('shop', 'lotsHeld', { count: count('Hold') }), status: 'Hold', things }
  if (count('AwaitingQc') > 0) return { ...waiting('shop', 'inspect', { count: count('AwaitingQc') }), status: 'AwaitingQc', things }
  if (count('InProcess') > 0) return { ...underWay('lotsInMaking', counts), status: 'InProcess', things }
  return count('Passed') > 0 ? { ...done, status: 'Passed', things } : { ...stopped(), status: 'Scrapped', things }
}

/** The shipment furthest from its end says how far the order is. */
const shipmentOrder: readonly Shipment['status'][] = ['Exception', 'Returned', 'Draft', 'Packed', 'DocsReady', 'Released', 'Dispatched', 'InTransit', 'Delivered']

export const logisticsStep = (shipments: readonly Shipment[]): Step => {
  const [last] = shipments.toSorted((a, b) => shipmentOrder.indexOf(a.status) - shipmentOrder.indexOf(b.status))
  return last ? { ...shipmentTold(last.status), status: last.status, things: shipments.map(({ shipmentId, number }) => ({ id: shipmentId, number })) } : notYet
}

const shipmentTold = (status: Shipment['status']): Told => {
  switch (status) {
    case 'Draft': return waiting('shop', 'pack')
    case 'Packed': return underWay('papers')
    case 'DocsReady': return waiting('shop', 'releaseShipment')
    case 'Released': return waiting('shop', 'dispatch')
    case 'Dispatched':
    case 'InTransit': return underWay('onTheWay')
    case 'Delivered': return done
    default: return waiting('shop', 'deliveryProblem')
  }
}

const caseOrder: readonly Case['status'][] = ['WaitingCustomer', 'New', 'Triaged', 'InProgress', 'Resolved', 'Closed']

export const supportStep = (cases: readonly Case[]): Step => {
  const [first] = cases.toSorted((a, b) => caseOrder.indexOf(a.status) - caseOrder.indexOf(b.status))
  return first ? { ...caseTold(first.status), status: first.status, things: cases.map(({ caseId, number }) => ({ id: caseId, number })) } : notYet
}

const caseTold = (status: Case['status']): Told => {
  switch (status) {
    case 'New': return waiting('shop', 'triage')
    case 'Triaged':
    case 'InProgress': return waiting('shop', 'solve')
    case 'WaitingCustomer': return waiting('customer', 'reply')
    case 'Resolved': return waiting('customer', 'confirmSolution')
    default: return done
  }
}
