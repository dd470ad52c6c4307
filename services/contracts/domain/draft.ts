import { decided, refuse } from '#shared/kernel/result.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { money } from '#shared/vocabulary/money.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { Contract, ContractIn, Manufacturer, Subject } from '../contract-view.ts'
import type { StandardTerms } from '../standard-terms-view.ts'
import { identity, terms, type ContractDecided, type ContractEvent } from './happening.ts'
import { usualTerms } from './standard-terms.ts'
import { milestonesOf, termsVersion } from './terms.ts'

/** An approved plan as the contract takes it over. */
export type ApprovedPlan = {
  readonly planId: string; readonly planRevision: number; readonly planHash: string
  readonly orderId: string; readonly customerId: string; readonly customerName: string; readonly subject: Subject
}

/** A new contract on an approved plan, pinned to its hash, with the milestones and the bearers of the shop's standard terms. */
export const draft = (contractId: string, number: string, plan: ApprovedPlan, now: Instant, terms: StandardTerms = usualTerms): ContractDecided => {
  const next: Contract = {
    contractId, number, orderId: plan.orderId, customerId: plan.customerId, customerName: plan.customerName, openedAt: now,
    ...agreed(plan, terms), ledger: [], unallocated: money(0, plan.subject.total.currency), deliveries: [], claims: [], amendments: [],
    status: 'Draft', preparation: { status: 'NotRequested' },
  }
  return decided<Contract, ContractEvent>(next, drafted(next))
}

/**
 * The same plan was approved at a newer revision before both had signed (or after the contract had lapsed unsigned): the contract begins again as a draft of that revision.
 * What was out for signature, and a signature on it, stay in the history and bind nobody.
 */
export const repin = (state: Contract, plan: ApprovedPlan, terms: StandardTerms = usualTerms): ContractDecided => {
  if (plan.planRevision <= state.pin.planRevision) return decided(state)
  if (!isUnsigned(state) && state.status !== 'Voided' && state.status !== 'Expired') return newerPlan(state, plan)
  const documentHash = 'document' in state ? state.document.documentHash : undefined
  const next: Contract = { ...baseOf(state), ...agreed(plan, terms), status: 'Draft', preparation: { status: 'NotRequested' } }
  return decided<Contract, ContractEvent>(next, { type: 'ContractRepinned', data: { from: state.pin, to: next.pin, documentHash, status: state.status } })
}

/** A newer plan came after both had signed: the signed contract stands; an amendment may follow it. */
export const newerPlan = (state: Contract, { planId, planRevision, planHash }: ApprovedPlan): ContractDecided =>
  decided({ ...state }, { type: 'NewerPlanApproved', data: { planId, planRevision, planHash } })

type IssueRequest = { readonly locale: Locale; readonly manufacturer: Manufacturer; readonly validDays: number; readonly by: Person }

/** Asks for the document. A request may be repeated while the document is being made; the last one counts. One that expired unsigned goes out again, as a new document. */
export const requestIssue = (state: Contract, { by, ...wanted }: IssueRequest, now: Instant): ContractDecided => {
  if (state.status !== 'Draft' && state.status !== 'Expired') return refuse('not-a-draft', { status: state.status })
  const next: Contract = { ...baseOf(state), status: 'Draft', preparation: { status: 'Rendering', ...wanted, requestedBy: by, requestedAt: now } }
  return decided<Contract, ContractEvent>(next, { type: 'ContractDocumentRequested', data: { contractId: state.contractId, requestedAt: now, amendment: 0 } })
}

type Rendered = { readonly requestedAt: Instant; readonly documentHash: string; readonly bytes: number; readonly statement: string }

/** The bytes exist: out for signature. A document of an older request, or of a draft that is none any more, is not wanted. */
export const issue = (state: Contract, { requestedAt, ...rendered }: Rendered, now: Instant): ContractDecided => {
  if (state.status !== 'Draft' || state.preparation.status !== 'Rendering' || state.preparation.requestedAt !== requestedAt) return decided(state)
  const { locale, manufacturer, validDays } = state.preparation
  const document = { ...rendered, locale, manufacturer, issuedAt: now, expiresAt: addDays(now, validDays) }
  const next: Contract = { ...baseOf(state), status: 'OutForSignature', document }
  return decided<Contract, ContractEvent>(next, { type: 'ContractIssued', data: { ...identity(next), ...terms(next, document.documentHash) } })
}

type Unsigned = ContractIn<'Draft' | 'OutForSignature' | 'PartiallySigned'>

export const isUnsigned = (state: Contract): state is Unsigned => state.status === 'Draft' || state.status === 'OutForSignature' || state.status === 'PartiallySigned'

/** What all states share, without what belongs to one of them. */
export const baseOf = (state: Contract) => ({
  contractId: state.contractId, number: state.number, orderId: state.orderId, customerId: state.customerId, customerName: state.customerName,
  openedAt: state.openedAt, pin: state.pin, subject: state.subject, milestones: state.milestones, clauses: state.clauses, ledger: state.ledger,
  unallocated: state.unallocated, deliveries: state.deliveries, claims: state.claims, amendments: state.amendments,
})

const agreed = ({ planId, planRevision, planHash, subject }: ApprovedPlan, { milestones, clauses }: StandardTerms) => ({
  pin: { planId, planRevision, planHash, documentHashes: subject.documents.map(({ sha256 }) => sha256), termsVersion },
  subject, milestones: milestonesOf(subject.total, milestones), clauses,
})

const drafted = ({ number, pin, milestones }: Contract) => ({ type: 'ContractDrafted', data: { number, pin, milestones } }) as const
