import { decided, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Lot } from '../lot-view.ts'
import type { Operation } from '../operation-view.ts'
import type { WorkOrder } from '../work-order-view.ts'
import { causeOf, counted, lossOf, setAsideOf, type Bearers, type Outcome } from './account.ts'
import type { ProductionEvent } from './events.ts'
import { lotData, partsOf, withOperation } from './lot.ts'
import { finished, free, operationAt, type LotDecided } from './operation.ts'

type Away = Extract<Operation, { status: 'SentOut' | 'AtSupplier' }>

const wrongState = (operation: Operation, needed: string) => refuse('operation-not-in-state', { sequence: operation.sequence, status: operation.status, needed })

const outsideAt = (lot: Lot, sequence: number): Result<Operation, Refusal> => {
  const found = operationAt(lot, sequence)
  if (!found.ok) return found
  return found.value.performer === 'manufacturer' ? refuse('operation-is-inside', { sequence }) : found
}

/** An order to whoever performs the operation: the purchase order's number, or the customer's reference. */
export const orderOutside = (order: WorkOrder, lot: Lot, { sequence, reference, by }: { sequence: number; reference: string; by: Person }, now: Instant): LotDecided => {
  const found = outsideAt(lot, sequence)
  if (!found.ok) return found
  const allowed = free(order, lot)
  if (!allowed.ok) return allowed
  if (found.value.status !== 'Ready') return wrongState(found.value, 'Ready')
  const next = withOperation(lot, { ...partsOf(found.value), status: 'Ordered', reference, by, orderedAt: now })
  return decided<Lot, ProductionEvent>(next, { type: 'OutsideOrdered', data: { sequence, supplier: found.value.supplier, reference } })
}

/** Custody goes to the supplier or the customer; may be done in several consignments. */
export const sendOutside = (order: WorkOrder, lot: Lot, { sequence, quantity }: { sequence: number; quantity: number }, now: Instant): LotDecided => {
  const found = outsideAt(lot, sequence)
  if (!found.ok) return found
  const allowed = free(order, lot)
  if (!allowed.ok) return allowed
  const operation = found.value
  if (operation.status !== 'Ordered' && operation.status !== 'SentOut' && operation.status !== 'AtSupplier') return wrongState(operation, 'Ordered, SentOut, AtSupplier')
  const { ledger, reference, by, orderedAt } = operation
  if (quantity > ledger.inProcess) return refuse('not-that-many-here', { here: ledger.inProcess, wanted: quantity }, '/quantity')
  const sentAt = operation.status === 'Ordered' ? now : operation.sentAt
  const certificateIds = operation.status === 'Ordered' ? [] : operation.certificateIds
  const moved = { ...ledger, inProcess: ledger.inProcess - quantity, atSupplier: ledger.atSupplier + quantity }
  const next = withOperation(lot, { ...partsOf(operation), ledger: moved, status: 'SentOut', reference, by, orderedAt, sentAt, certificateIds })
  return decided<Lot, ProductionEvent>(next, { type: 'OutsideShipmentSent', data: { ...lotData(lot), sequence, supplier: operation.supplier, quantity } })
}

/** The receiver has the pieces. A customer confirms only for operations it performs itself. */
export const confirmAtSupplier = (lot: Lot, { sequence, byCustomer }: { sequence: number; byCustomer: boolean }, now: Instant): LotDecided => {
  const found = outsideAt(lot, sequence)
  if (!found.ok) return found
  if (byCustomer && found.value.performer !== 'customer') return refuse('operation-is-not-yours', { sequence, performer: found.value.supplier })
  if (found.value.status !== 'SentOut') return wrongState(found.value, 'SentOut')
  const next = withOperation(lot, { ...found.value, status: 'AtSupplier', arrivedAt: now })
  return decided<Lot, ProductionEvent>(next, { type: 'ArrivalConfirmed', data: { sequence, quantity: found.value.ledger.atSupplier } })
}

/** Pieces come home, all or in part; possible under a hold too. Received once nothing is away and nothing waits to be sent. */
export const receiveOutside = (lot: Lot, report: Outcome & { sequence: number; certificateIds: readonly string[] }, bearers: Bearers, now: Instant): LotDecided => {
  const found = outsideAt(lot, report.sequence)
  if (!found.ok) return found
  const operation = found.value
  if (operation.status !== 'SentOut' && operation.status !== 'AtSupplier') return wrongState(operation, 'SentOut, AtSupplier')
  const cause = causeOf(report)
  if (!cause.ok) return cause
  const { good, scrap, rework } = report
  const quantity = good + scrap + rework
  if (quantity === 0 || quantity > operation.ledger.atSupplier) return refuse('receipt-does-not-fit', { away: operation.ledger.atSupplier, reported: quantity }, '/good')
  const back: Away = {
    ...operation, ledger: counted(operation.ledger, 'atSupplier', report), reworked: operation.reworked + rework,
    certificateIds: [...new Set([...operation.certificateIds, ...report.certificateIds])],
  }
  const next = withOperation(lot, homecoming(back, now))
  const data = { ...lotData(lot), sequence: report.sequence, supplier: operation.supplier, quantity, good, scrap, rework, certificateIds: [...report.certificateIds] }
  return decided<Lot, ProductionEvent>(next, { type: 'OutsideShipmentReceived', data }, ...lossOf(next, scrap, cause.value, bearers), ...setAsideOf(report.sequence, rework, cause.value, bearers))
}

/** Received when every piece is home; otherwise still with the supplier. */
export const homecoming = (operation: Away, now: Instant): Operation => {
  const { reference, by, orderedAt, sentAt, certificateIds, ledger } = operation
  const sent = { reference, by, orderedAt, sentAt, certificateIds }
  if (ledger.atSupplier === 0 && ledger.inProcess === 0) return { ...partsOf(operation), status: 'Received', ...sent, receivedAt: now }
  return { ...partsOf(operation), status: 'AtSupplier', ...sent, arrivedAt: operation.status === 'AtSupplier' ? operation.arrivedAt : now }
}

/** The certificates are looked at, the pieces counted: the operation is done. */
export const acceptOutside = (lot: Lot, { sequence, by }: { sequence: number; by: Person }, bearers: Bearers, now: Instant): LotDecided => {
  const found = outsideAt(lot, sequence)
  if (!found.ok) return found
  const operation = found.value
  if (operation.status !== 'Received') return wrongState(operation, 'Received')
  const { sentAt, certificateIds } = operation
  const done: Operation = { ...partsOf(operation), status: 'Done', by, startedAt: sentAt, finishedAt: now, workedSeconds: 0, certificateIds }
  return finished(lot, done, { scrap: 0, rework: 0 }, bearers, now)
}

export const isAway = (operation: Operation): operation is Away => operation.status === 'SentOut' || operation.status === 'AtSupplier'
