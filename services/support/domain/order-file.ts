import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Money } from '#shared/vocabulary/money.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { OrderFile, OrderShipment } from '../order-view.ts'
import { after } from './origin.ts'
import { delivered, shipped } from './shipping.ts'

/** Facts of an order's history here; none is published. */
export type OrderEvent = {
  readonly type: 'CommissionHeard' | 'PlanHeard' | 'ContractHeard' | 'ShipmentHeard' | 'DeliveryHeard' | 'DeliveryExceptionHeard' | 'RefundCounted'
  readonly data: object
}
export type OrderDecision = Decided<OrderFile, OrderEvent>
type Known = OrderFile | undefined

/** Whose order it is, as every event that can be the first to speak of it says. */
export type Owner = { readonly orderId: string; readonly customerId: string }
type Told<Field extends 'commission' | 'plan' | 'contract', Status extends string> = Omit<Extract<OrderFile[Field], { status: Status }>, 'status'>

export const hearCommission = (file: Known, owner: Owner, commission: Told<'commission', 'Known'>): OrderDecision => {
  const known = file ?? empty(owner)
  if (known.commission.status === 'Known' && !after(commission.origin, known.commission.origin)) return decided<OrderFile, OrderEvent>(known)
  return noted({ ...known, commission: { status: 'Known', ...commission } }, 'CommissionHeard', { part: commission.part })
}

/** The latest approved plan is the one that counts. */
export const hearPlan = (file: Known, owner: Owner, plan: Told<'plan', 'Approved'>): OrderDecision => {
  const known = file ?? empty(owner)
  if (known.plan.status === 'Approved' && !after(plan.origin, known.plan.origin)) return decided<OrderFile, OrderEvent>(known)
  return noted({ ...known, plan: { status: 'Approved', ...plan } }, 'PlanHeard', { planId: plan.planId, revision: plan.revision, planHash: plan.planHash })
}

/** A signed contract or amendment: from now on its clause table says who bears what. */
export const hearContract = (file: Known, owner: Owner, contract: Told<'contract', 'Signed'>): OrderDecision => {
  const known = file ?? empty(owner)
  if (known.contract.status === 'Signed' && !after(contract.origin, known.contract.origin)) return decided<OrderFile, OrderEvent>(known)
  return noted({ ...known, contract: { status: 'Signed', ...contract } }, 'ContractHeard', { contractId: contract.contractId, number: contract.number, clauses: contract.clauses.length })
}

export type Consignment = Pick<OrderShipment, 'shipmentId' | 'number' | 'carrier' | 'lots'>

export const hearShipment = (file: Known, owner: Owner, consignment: Consignment, dispatchedAt: Instant): OrderDecision => {
  const known = file ?? empty(owner)
  const shipments = shipped<OrderShipment>(known.shipments, consignment.shipmentId, (earlier) => (earlier ? { ...earlier, dispatchedAt } : { status: 'Shipped', ...consignment, dispatchedAt }))
  return shipments ? noted(withShipments(known, shipments), 'ShipmentHeard', { ...consignment, dispatchedAt }) : decided<OrderFile, OrderEvent>(known)
}

export const hearDelivery = (file: Known, owner: Owner, consignment: Consignment, deliveredAt: Instant): OrderDecision => {
  const known = file ?? empty(owner)
  const shipments = delivered<OrderShipment>(known.shipments, consignment.shipmentId, (earlier) => ({ ...consignment, ...(earlier && { dispatchedAt: earlier.dispatchedAt }), status: 'Delivered', deliveredAt }))
  return shipments ? noted(withShipments(known, shipments), 'DeliveryHeard', { shipmentId: consignment.shipmentId, number: consignment.number, deliveredAt }) : decided<OrderFile, OrderEvent>(known)
}

/** What went wrong on the way, for whoever answers the customer. */
export const hearException = (file: Known, owner: Owner, exception: OrderFile['exceptions'][number]): OrderDecision => {
  const known = file ?? empty(owner)
  if (known.exceptions.some(({ eventId }) => eventId === exception.eventId)) return decided<OrderFile, OrderEvent>(known)
  const exceptions = [...known.exceptions, exception].toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1))
  return noted({ ...known, exceptions }, 'DeliveryExceptionHeard', exception)
}

/** All refunds of an order together never exceed the price of its contract. */
export const countRefund = (file: OrderFile, rmaId: string, amount: Money, now: Instant): OrderDecision => {
  if (file.contract.status === 'Awaited' || !file.contract.total) return refuse('contract-not-known')
  const { total } = file.contract
  if (amount.currency !== total.currency) return refuse('refund-currency', { currency: total.currency }, '/amount/currency')
  const left = total.minor - file.refunds.reduce((sum, refund) => sum + refund.amount.minor, 0)
  if (amount.minor > left) return refuse('refund-exceeds-contract', { left, currency: total.currency }, '/amount/minor')
  return noted({ ...file, refunds: [...file.refunds, { rmaId, amount, at: now }] }, 'RefundCounted', { rmaId, amount })
}

const withShipments = (file: OrderFile, shipments: OrderShipment[]): OrderFile => ({
  ...file, shipments, goods: shipments.every(({ status }) => status === 'Delivered') ? 'Delivered' : 'Shipped',
})

const noted = (next: OrderFile, type: OrderEvent['type'], data: object): OrderDecision => decided<OrderFile, OrderEvent>(next, { type, data })

const empty = (owner: Owner): OrderFile => ({
  ...owner, commission: { status: 'Awaited' }, plan: { status: 'Awaited' }, contract: { status: 'Awaited' }, goods: 'NotShipped', shipments: [], exceptions: [], refunds: [],
})

/** The customer's name, if anything that says it has been heard. */
export const customerNameOf = ({ commission, plan, contract }: OrderFile): { readonly customerName?: string } => {
  if (contract.status === 'Signed') return { customerName: contract.customerName }
  if (plan.status === 'Approved') return { customerName: plan.customerName }
  return commission.status === 'Known' ? { customerName: commission.customerName } : {}
}
