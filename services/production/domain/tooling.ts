import { decided, ok, refuse, type Decided, type Decision, type Refusal, type Result } from '#shared/kernel/result.ts'
import { mostRestricted } from '#shared/vocabulary/export-class.ts'
import type { Cause } from '#shared/vocabulary/liability.ts'
import type { Party, Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Lot } from '../lot-view.ts'
import type { Tooling, ToolingBase } from '../tooling-view.ts'
import type { WorkOrder } from '../work-order-view.ts'
import { bearerOf, book, clausesOf } from './costs.ts'
import type { ProductionEvent } from './events.ts'
import { operationAt } from './operation.ts'
import { courseOf, withFacts } from './settle-order.ts'

export type ToolingDecided = Decided<Tooling, ProductionEvent>
type Registering = { readonly toolingId: string; readonly number: string; readonly owner: Party; readonly paidBy: Party; readonly description: string; readonly by: Person }

/** A tool comes into the store for the part and revision of this order's plan. */
export const register = (order: WorkOrder, { by, ...tool }: Registering, now: Instant): ToolingDecided => {
  const ended = orderEnded(order)
  if (ended) return ended
  const { orderId, customerId, plan: { part, exportClass } } = order
  const next: Tooling = { status: 'InStore', ...tool, orderId, customerId, part, exportClass, workOrders: [nameOf(order)], registeredBy: by, registeredAt: now }
  return decided<Tooling, ProductionEvent>(next, { type: 'ToolingRegistered', data: { number: tool.number, owner: tool.owner, paidBy: tool.paidBy, part, workOrderId: order.workOrderId } })
}

/** A later order for the same part and revision of the same customer uses it too. */
export const assign = (tool: Tooling, order: WorkOrder): ToolingDecided => {
  if (isGone(tool)) return gone(tool)
  if (tool.workOrders.some(({ workOrderId }) => workOrderId === order.workOrderId)) return decided<Tooling, ProductionEvent>(tool)
  const ended = orderEnded(order)
  if (ended) return ended
  if (order.customerId !== tool.customerId || !samePart(tool, order.plan)) return otherPart(tool, '/workOrderId')
  const next = { ...tool, exportClass: mostRestricted([tool.exportClass, order.plan.exportClass]), workOrders: [...tool.workOrders, nameOf(order)] }
  return decided<Tooling, ProductionEvent>(next, { type: 'ToolingAssigned', data: { workOrderId: order.workOrderId } })
}

/** Out of the store to an operation that still has something to do, on a lot of an order the tool belongs to. */
export const checkOut = (tool: Tooling, lot: Lot, { sequence, by }: { readonly sequence: number; readonly by: Person }, now: Instant): ToolingDecided => {
  if (tool.status !== 'InStore') return notInStore(tool)
  const { lotId, number: lotNumber, workOrderId } = lot
  if (!tool.workOrders.some((each) => each.workOrderId === workOrderId)) return refuse('tooling-not-for-order', { tooling: tool.number, order: lot.workOrderNumber }, '/lotId')
  if (!samePart(tool, lot)) return otherPart(tool, '/lotId')
  const found = operationAt(lot, sequence)
  if (!found.ok) return found
  if (lot.status !== 'InProcess') return refuse('lot-not-in-process', { lot: lotNumber, status: lot.status })
  const { status, ledger } = found.value
  if (status === 'Done' && ledger.rework === 0) return refuse('tooling-for-finished-operation', { tooling: tool.number, sequence, lot: lotNumber }, '/sequence')
  const use = { lotId, lotNumber, workOrderId, sequence, by, at: now }
  return decided<Tooling, ProductionEvent>({ ...baseOf(tool), status: 'CheckedOut', use }, { type: 'ToolingCheckedOut', data: use })
}

/** Back in the store; possible whatever has become of the lot. */
export const checkIn = (tool: Tooling, by: Person): ToolingDecided => {
  if (tool.status !== 'CheckedOut') return refuse('tooling-not-checked-out', { tooling: tool.number, status: tool.status })
  const { lotId, sequence } = tool.use
  return decided<Tooling, ProductionEvent>({ ...baseOf(tool), status: 'InStore' }, { type: 'ToolingCheckedIn', data: { lotId, sequence, by } })
}

/** The customer's tool goes back to the customer. What the manufacturer owns has nowhere to go back to, whoever paid for it. */
export const giveBack = (tool: Tooling, { reference, by }: { readonly reference: string; readonly by: Person }, now: Instant): ToolingDecided => {
  if (tool.owner === 'manufacturer') return refuse('tooling-is-ours', { tooling: tool.number })
  if (tool.status !== 'InStore') return notInStore(tool)
  return decided<Tooling, ProductionEvent>({ ...baseOf(tool), status: 'Returned', by, at: now, reference }, { type: 'ToolingReturned', data: { owner: tool.owner, reference } })
}

export type Scrapping = { readonly cause: Cause; readonly reason: string; readonly by: Person }
export type ScrappedTooling = { readonly tool: Decision<Tooling, ProductionEvent>; readonly order: Decision<WorkOrder, ProductionEvent> }

/** The order whose contract says who bears the loss of a tool: the one it is at work for, else the one it was last registered for. */
export const chargedOrder = (tool: Tooling): string => (tool.status === 'CheckedOut' ? tool.use.workOrderId : (tool.workOrders.at(-1)?.workOrderId ?? ''))

/** The tool is unusable: one tool on the cost ledger of `order`, borne by whom the clause for the cause names. Whose it was does not decide that. */
export const scrap = (tool: Tooling, order: WorkOrder, { cause, reason, by }: Scrapping, now: Instant): Result<ScrappedTooling, Refusal> => {
  if (isGone(tool)) return gone(tool)
  const { workOrderId } = order
  const borne = bearerOf(clausesOf(order), cause)
  const next: Tooling = { ...baseOf(tool), status: 'Scrapped', by, at: now, cause, ...borne, workOrderId, reason }
  const data = { toolingId: tool.toolingId, number: tool.number, owner: tool.owner, cause, ...borne, reason }
  const costs = book(order.costs, { kind: 'tooling', toolingId: tool.toolingId, toolingNumber: tool.number, cause, ...borne, pieces: 0, seconds: 0, tools: 1, at: now })
  return ok({
    tool: { next, events: [{ type: 'ToolingScrapped', data: { ...data, workOrderId } }] },
    order: { next: withFacts(order, { costs }), events: [{ type: 'ToolingLossBooked', data }] },
  })
}

type Gone = Extract<Tooling, { status: 'Returned' | 'Scrapped' }>
const isGone = (tool: Tooling): tool is Gone => tool.status === 'Returned' || tool.status === 'Scrapped'
const gone = ({ number, status }: Gone) => refuse('tooling-gone', { tooling: number, status })
const notInStore = ({ number, status }: Tooling) => refuse('tooling-not-in-store', { tooling: number, status })
const otherPart = ({ number, part }: Tooling, field: string) => refuse('tooling-for-another-part', { tooling: number, part: part.number, revision: part.revision }, field)
const samePart = ({ part }: Tooling, other: Pick<Lot, 'part'>): boolean => part.number === other.part.number && part.revision === other.part.revision
const nameOf = ({ workOrderId, number }: WorkOrder) => ({ workOrderId, number })
const orderEnded = (order: WorkOrder) => {
  const { kind } = courseOf(order)
  return kind === 'cancelled' || kind === 'closed' ? refuse('work-order-ended', { status: order.status }) : undefined
}

const baseOf = ({ toolingId, number, orderId, customerId, owner, paidBy, description, part, exportClass, workOrders, registeredBy, registeredAt }: Tooling): ToolingBase => ({
  toolingId, number, orderId, customerId, owner, paidBy, description, part, exportClass, workOrders, registeredBy, registeredAt,
})
