import { decided, refuse } from '#shared/kernel/result.ts'
import type { Gate } from '#shared/vocabulary/gate.ts'
import type { Clause } from '#shared/vocabulary/liability.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { money, type Money } from '#shared/vocabulary/money.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { Amendment, Contract, Milestone } from '../contract-view.ts'
import { printed } from './amount.ts'
import { identity, terms, type ContractDecided, type ContractEvent } from './happening.ts'
import { heldOf } from './ledger.ts'
import { settleNothings } from './payments.ts'
import { signatureFault, signatureOf, type SignatureGiven } from './signing.ts'
import { clauseFault } from './terms.ts'

type Wanted = { readonly milestoneId?: string | undefined; readonly name: string; readonly gate: Gate; readonly amount: Money }
type Proposal = { readonly locale: Locale; readonly validDays: number; readonly reason: string; readonly clauses: readonly Clause[]; readonly milestones: readonly Wanted[]; readonly by: Person }
type Open = Extract<Amendment, { status: 'Rendering' | 'OutForSignature' | 'PartiallySigned' }>

/** Proposes new clauses and milestones; the signed contract stands until both have signed the amendment's own document. */
export const propose = (state: Contract, { by, ...proposal }: Proposal, now: Instant): ContractDecided => {
  if (state.status !== 'Signed' && state.status !== 'Active') return refuse('contract-not-in-force', { status: state.status })
  if (state.amendments.some(isOpen)) return refuse('amendment-open')
  const fault = clauseFault(proposal.clauses)
  if (fault) return { ok: false, error: fault }
  const strange = proposal.milestones.findIndex(({ milestoneId }) => milestoneId !== undefined && !state.milestones.some((each) => each.milestoneId === milestoneId))
  if (strange >= 0) return refuse('milestone-unknown', { milestoneId: proposal.milestones[strange]?.milestoneId ?? '' }, `/milestones/${strange}/milestoneId`)
  const milestones = milestonesOf(state, proposal.milestones)
  const refused = milestoneFault(state, milestones)
  if (refused) return refused
  const number = state.amendments.length + 1
  const amendment: Amendment = {
    status: 'Rendering', number, parentHash: currentHash(state), locale: proposal.locale, validDays: proposal.validDays, reason: proposal.reason,
    clauses: [...proposal.clauses], milestones, proposedBy: by, proposedAt: now,
  }
  return decided<Contract, ContractEvent>({ ...state, amendments: [...state.amendments, amendment] },
    { type: 'AmendmentProposed', data: { number, parentHash: amendment.parentHash, reason: proposal.reason } },
    { type: 'ContractDocumentRequested', data: { contractId: state.contractId, requestedAt: now, amendment: number } })
}

type Rendered = { readonly documentHash: string; readonly bytes: number; readonly statement: string }

/** The amendment's bytes exist: out for signature. */
export const issueAmendment = (state: Contract, number: number, rendered: Rendered, now: Instant): ContractDecided => {
  const amendment = state.amendments.find((each) => each.number === number)
  if (amendment?.status !== 'Rendering' || !('document' in state)) return decided(state)
  const { locale, ...rest } = amendment
  const document = { ...rendered, locale, manufacturer: state.document.manufacturer, issuedAt: now, expiresAt: addDays(now, amendment.validDays) }
  return decided<Contract, ContractEvent>(replaced(state, { ...rest, status: 'OutForSignature', document }), { type: 'AmendmentIssued', data: { number, documentHash: rendered.documentHash } })
}

/** The customer first, then the manufacturer; with the second signature the new terms are in force. */
export const signAmendment = (state: Contract, number: number, given: SignatureGiven, now: Instant): ContractDecided => {
  if (state.status !== 'Signed' && state.status !== 'Active') return refuse('contract-not-in-force', { status: state.status })
  const amendment = state.amendments.find((each) => each.number === number)
  if (!amendment) return refuse('amendment-unknown', { number })
  if (amendment.status !== 'OutForSignature' && amendment.status !== 'PartiallySigned') return refuse('amendment-not-out-for-signature', { status: amendment.status })
  const before = amendment.status === 'OutForSignature' ? [] : amendment.signatures
  const fault = signatureFault(amendment.document, before, given, now)
  if (fault) return { ok: false, error: fault }
  const signature = signatureOf(given, now)
  const signatures = [...before, signature]
  if (given.party === 'customer') {
    const event = { type: 'AmendmentSignedByCustomer', data: { number, ...signature } } as const
    return decided<Contract, ContractEvent>(replaced(state, { ...amendment, status: 'PartiallySigned', signatures }), event)
  }
  const refused = milestoneFault(state, amendment.milestones)
  if (refused) return refused
  const signed = replaced(state, { ...amendment, status: 'Signed', signatures, signedAt: now })
  const { next, events } = settleNothings({ ...signed, clauses: amendment.clauses, milestones: amendment.milestones }, now)
  const told = { ...identity(next), ...terms(next, given.documentHash), parentHash: amendment.parentHash, amendment: number }
  return decided<Contract, ContractEvent>(next, { type: 'ContractAmended', data: told }, ...events)
}

/** Takes an open amendment back. */
export const withdraw = (state: Contract, number: number, by: Person, now: Instant): ContractDecided => {
  const amendment = state.amendments.find((each) => each.number === number)
  if (!amendment) return refuse('amendment-unknown', { number })
  if (!isOpen(amendment)) return refuse('amendment-closed', { status: amendment.status })
  const { parentHash, validDays, reason, clauses, milestones, proposedBy, proposedAt } = amendment
  const next: Amendment = { number, parentHash, validDays, reason, clauses, milestones, proposedBy, proposedAt, status: 'Withdrawn', withdrawnBy: by, withdrawnAt: now }
  return decided<Contract, ContractEvent>(replaced(state, next), { type: 'AmendmentWithdrawn', data: { number } })
}

const isOpen = (amendment: Amendment): amendment is Open => amendment.status !== 'Signed' && amendment.status !== 'Withdrawn'

/** The hash an amendment builds on: the last signed amendment's document, or the contract's own. */
export const currentHash = (state: Contract): string => {
  const last = state.amendments.flatMap((each) => (each.status === 'Signed' ? [each.document.documentHash] : [])).at(-1)
  return last ?? ('document' in state ? state.document.documentHash : '')
}

const replaced = (state: Contract, amendment: Amendment): Contract => ({ ...state, amendments: state.amendments.map((each) => (each.number === amendment.number ? amendment : each)) })

/** New milestones get numbers that were never used before, so that the ledger's old entries cannot mean them. */
const milestonesOf = (state: Contract, wanted: readonly Wanted[]): Milestone[] => {
  const used = [...state.milestones, ...state.amendments.flatMap(({ milestones }) => milestones)].map(({ milestoneId }) => Number(milestoneId.slice(1)))
  let highest = Math.max(0, ...used)
  return wanted.map(({ milestoneId, name, gate, amount }) => {
    const known = state.milestones.find((each) => each.milestoneId === milestoneId)
    if (milestoneId === undefined) highest += 1
    return { milestoneId: milestoneId ?? `M${highest}`, name, gate, amount, status: known?.status ?? 'Scheduled', received: known?.received ?? money(0, amount.currency) }
  })
}

const milestoneFault = (state: Contract, milestones: readonly Milestone[]) => {
  const { currency } = state.unallocated
  const foreign = milestones.findIndex(({ amount }) => amount.currency !== currency)
  if (foreign >= 0) return refuse('currency-differs', { currency }, `/milestones/${foreign}/amount/currency`)
  const repeated = milestones.findIndex(({ milestoneId }, index) => milestones.findIndex((each) => each.milestoneId === milestoneId) < index)
  if (repeated >= 0) return refuse('milestone-repeats', { milestoneId: milestones[repeated]?.milestoneId ?? '' }, `/milestones/${repeated}/milestoneId`)
  const short = state.milestones.find(({ milestoneId }) => {
    const held = heldOf(state.ledger, milestoneId)
    return held !== 0 && held > (milestones.find((each) => each.milestoneId === milestoneId)?.amount.minor ?? 0)
  })
  return short ? refuse('amendment-below-received', { milestoneId: short.milestoneId, received: printed(money(heldOf(state.ledger, short.milestoneId), currency)) }, '/milestones') : undefined
}
