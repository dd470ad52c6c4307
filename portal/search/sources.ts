import type { Kind } from '#shared/vocabulary/prefixes.ts'
import type { InputOf, QueriesOf, ServiceName } from '../api/clients.ts'

/**
 * A list that the search looks through. There is no service for searching and no table is ever scanned: only what a list route answers from its index
 * can be found, its newest hundred in each state. A customer's lists hold their own things, in every state at once.
 */
export type Source = {
  readonly kind: Kind
  readonly service: ServiceName
  readonly route: string
  /** Where something may still have to be done: looked through for words. */
  readonly open: readonly string[]
  /** Looked through as well when a number says that it is this kind of thing. */
  readonly over: readonly string[]
}

type StatusOf<S extends ServiceName, N extends QueriesOf<S>> = InputOf<S, N> extends { readonly query?: { readonly status?: infer T } } ? Extract<T, string> : never
const source = <S extends ServiceName, N extends QueriesOf<S>>(kind: Kind, service: S, route: N, open: readonly StatusOf<S, N>[], over: readonly StatusOf<S, N>[]): Source => ({ kind, service, route, open, over })

/** Those with open states are what people look for by words; of the others one knows the number. */
export const sources: readonly Source[] = [
  source('order', 'quoting', 'listRequests', ['Submitted', 'InReview', 'NeedsClarification', 'Quoted'], []),
  source('rfq', 'quoting', 'listRequests', [], ['Submitted', 'InReview', 'NeedsClarification', 'Quoted', 'Draft', 'Declined', 'Withdrawn', 'Expired']),
  source('plan', 'quoting', 'findPlans', [], ['Draft', 'Submitted', 'ChangesRequested', 'Approved', 'Rejected', 'Expired', 'Superseded']),
  source('contract', 'contracts', 'listContracts', [], ['Draft', 'OutForSignature', 'PartiallySigned', 'Signed', 'Active', 'Completed', 'Terminated', 'Voided', 'Expired']),
  source('workOrder', 'production', 'listWorkOrders', [], ['AwaitingGates', 'Released', 'InProgress', 'OnHold', 'Completed', 'Closed', 'Planned', 'Cancelled']),
  source('lot', 'production', 'listLots', ['InProcess', 'AwaitingQc', 'Hold', 'Passed'], ['Shipped', 'Returned', 'Scrapped', 'Merged']),
  source('inspection', 'quality', 'listInspections', [], ['Planned', 'InProgress', 'Passed', 'Failed']),
  source('nonconformance', 'quality', 'listNonconformances', [], ['Open', 'Contained', 'DispositionProposed', 'AwaitingCustomer', 'Approved', 'Executed', 'Verified', 'Closed']),
  source('fai', 'quality', 'listFirstArticles', [], ['Draft', 'Verified', 'Approved', 'CustomerApproved']),
  source('shipment', 'logistics', 'listShipments', ['Draft', 'Packed', 'DocsReady', 'Released', 'Dispatched', 'InTransit', 'Exception'], ['Returned', 'Delivered']),
  source('case', 'support', 'listCases', ['New', 'Triaged', 'InProgress', 'WaitingCustomer', 'Resolved'], ['Closed']),
  source('rma', 'support', 'listReturns', [], ['Requested', 'Authorized', 'InTransit', 'Received', 'Inspected', 'Dispositioned', 'Settled', 'Closed', 'Rejected', 'Expired']),
  source('eightD', 'support', 'listEightDs', [], ['D0', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']),
]
