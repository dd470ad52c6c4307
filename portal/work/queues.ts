import type { Role } from '#shared/vocabulary/roles.ts'
import type { InputOf, QueriesOf, ServiceName } from '../api/clients.ts'
import { gatesOpen, hasPaymentDue } from './rows.ts'

/** Things in one state that wait for somebody: a list route and the state asked for. Named `queues.<name>`. */
export type Queue = {
  readonly name: string
  readonly service: ServiceName
  readonly route: string
  readonly query: { readonly [name: string]: string }
  readonly roles: readonly Role[]
  /** Kept only where this holds: lists of a buyer's own things come in every state. */
  readonly status?: readonly string[]
  /** Where its things are shown that have no page of their own. */
  readonly page?: string
  /** Kept only where this holds of the thing itself: its state alone does not say whether it waits for somebody. */
  readonly where?: (thing: object) => boolean
}

const queue = <S extends ServiceName, N extends QueriesOf<S>>(name: string, service: S, route: N, roles: readonly Role[], status: StatusOf<S, N>): Queue => ({ name, service, route, query: { status }, roles, status: [status] })

/** The states a list route can be asked for. */
type StatusOf<S extends ServiceName, N extends QueriesOf<S>> = InputOf<S, N> extends { readonly query?: { readonly status?: infer T } } ? Extract<T, string> : never

/** What each role takes up, most urgent first. */
const queues: readonly Queue[] = [
  queue('questionsForYou', 'quoting', 'listRequests', ['buyer'], 'NeedsClarification'),
  queue('plansToApprove', 'quoting', 'findPlans', ['buyer'], 'Submitted'),
  queue('contractsToSign', 'contracts', 'listContracts', ['buyer'], 'OutForSignature'),
  queue('contractsToPay', 'contracts', 'listContracts', ['buyer'], 'Signed'),
  { ...queue('paymentsDue', 'contracts', 'listContracts', ['buyer'], 'Active'), where: hasPaymentDue },
  queue('casesToAnswer', 'support', 'listCases', ['buyer'], 'WaitingCustomer'),
  queue('casesToConfirm', 'support', 'listCases', ['buyer'], 'Resolved'),
  queue('returnsToSend', 'support', 'listReturns', ['buyer'], 'Authorized'),
  { ...queue('eightDsToAcknowledge', 'support', 'listEightDs', ['buyer'], 'D7'), where: (thing) => !('acknowledgement' in thing) },
  queue('draftRequests', 'quoting', 'listRequests', ['buyer'], 'Draft'),
  queue('newRequests', 'quoting', 'listRequests', ['sales-engineer', 'manager'], 'Submitted'),
  queue('requestsInReview', 'quoting', 'listRequests', ['sales-engineer', 'planner'], 'InReview'),
  queue('plansChangesAsked', 'quoting', 'findPlans', ['planner', 'sales-engineer'], 'ChangesRequested'),
  queue('planDrafts', 'quoting', 'findPlans', ['planner', 'sales-engineer'], 'Draft'),
  queue('plansExpired', 'quoting', 'findPlans', ['sales-engineer'], 'Expired'),
  queue('contractDrafts', 'contracts', 'listContracts', ['sales-engineer', 'manager'], 'Draft'),
  queue('contractsToCountersign', 'contracts', 'listContracts', ['manager'], 'PartiallySigned'),
  queue('unmatchedPayments', 'contracts', 'listPayments', ['manager', 'clerk'], 'Unmatched'),
  queue('contractsAwaitingPayment', 'contracts', 'listContracts', ['clerk'], 'Signed'),
  { ...queue('paymentsOutstanding', 'contracts', 'listContracts', ['clerk'], 'Active'), where: hasPaymentDue },
  queue('concessionsToDecide', 'quality', 'listNonconformances', ['buyer'], 'AwaitingCustomer'),
  queue('firstArticlesForYou', 'quality', 'listFirstArticles', ['buyer'], 'Approved'),
  queue('workOrdersOnHold', 'production', 'listWorkOrders', ['planner', 'manager'], 'OnHold'),
  { ...queue('workOrdersToRelease', 'production', 'listWorkOrders', ['planner'], 'AwaitingGates'), where: gatesOpen },
  { ...queue('workOrdersWaiting', 'production', 'listWorkOrders', ['planner'], 'AwaitingGates'), where: (thing) => !gatesOpen(thing) },
  queue('lotsInProcess', 'production', 'listLots', ['operator', 'planner'], 'InProcess'),
  queue('workOrdersReleased', 'production', 'listWorkOrders', ['planner'], 'Released'),
  queue('workOrdersToClose', 'production', 'listWorkOrders', ['planner', 'manager'], 'Completed'),
  queue('openInspections', 'quality', 'listInspections', ['inspector'], 'InProgress'),
  queue('plannedInspections', 'quality', 'listInspections', ['inspector'], 'Planned'),
  queue('lotsToInspect', 'quality', 'listLots', ['inspector'], 'AwaitingQc'),
  queue('openNonconformances', 'quality', 'listNonconformances', ['inspector', 'operator', 'manager'], 'Open'),
  queue('dispositionsToPropose', 'quality', 'listNonconformances', ['inspector'], 'Contained'),
  queue('dispositionsToReview', 'quality', 'listNonconformances', ['inspector', 'manager'], 'DispositionProposed'),
  queue('dispositionsToCarryOut', 'quality', 'listNonconformances', ['operator', 'inspector'], 'Approved'),
  queue('dispositionsToVerify', 'quality', 'listNonconformances', ['inspector', 'manager'], 'Executed'),
  queue('nonconformancesToClose', 'quality', 'listNonconformances', ['inspector'], 'Verified'),
  queue('firstArticlesToVerify', 'quality', 'listFirstArticles', ['inspector'], 'Draft'),
  queue('firstArticlesToApprove', 'quality', 'listFirstArticles', ['manager'], 'Verified'),
  queue('lotsOnHold', 'quality', 'listLots', ['inspector', 'manager'], 'Hold'),
  queue('samplingStopped', 'quality', 'listSamplingStates', ['manager', 'inspector'], 'Stopped'),
  { name: 'gaugesDue', service: 'quality', route: 'listGauges', query: {}, roles: ['inspector'], status: ['Overdue', 'OutOfTolerance', 'DueSoon'] },
  queue('lotsToPack', 'logistics', 'listLots', ['clerk'], 'Passed'),
  queue('shipmentsInPacking', 'logistics', 'listShipments', ['clerk'], 'Draft'),
  queue('shipmentsToDocument', 'logistics', 'listShipments', ['clerk'], 'Packed'),
  queue('shipmentsToRelease', 'logistics', 'listShipments', ['clerk'], 'DocsReady'),
  queue('shipmentsToDispatch', 'logistics', 'listShipments', ['clerk'], 'Released'),
  queue('shipmentsInTrouble', 'logistics', 'listShipments', ['clerk', 'manager'], 'Exception'),
  queue('newCases', 'support', 'listCases', ['support-agent', 'manager'], 'New'),
  queue('casesTriaged', 'support', 'listCases', ['support-agent'], 'Triaged'),
  queue('casesInProgress', 'support', 'listCases', ['support-agent'], 'InProgress'),
  queue('returnsRequested', 'support', 'listReturns', ['support-agent', 'manager'], 'Requested'),
  queue('returnsToReceive', 'support', 'listReturns', ['clerk'], 'InTransit'),
  queue('returnsToInspect', 'support', 'listReturns', ['inspector'], 'Received'),
  queue('returnsToDecide', 'support', 'listReturns', ['inspector', 'manager'], 'Inspected'),
  queue('returnsToSettle', 'support', 'listReturns', ['manager'], 'Dispositioned'),
  queue('returnsToClose', 'support', 'listReturns', ['support-agent'], 'Settled'),
  queue('eightDsToClose', 'support', 'listEightDs', ['manager'], 'D7'),
  { ...queue('unmatchedTrackings', 'logistics', 'listTrackings', ['clerk'], 'Unmatched'), page: '/trackings' },
]

export const queuesFor = (roles: readonly Role[]): readonly Queue[] => queues.filter((each) => each.roles.some((role) => roles.includes(role)))
