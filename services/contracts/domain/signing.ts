import { decided, refuse, type Refusal } from '#shared/kernel/result.ts'
import type { Party, Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Contract, IssuedDocument, Signature } from '../contract-view.ts'
import { baseOf, isUnsigned } from './draft.ts'
import { identity, terms, type ContractDecided, type ContractEvent } from './happening.ts'
import { settleNothings } from './payments.ts'

/** What a signer sends: their typed name, their consent, the sentence they were shown, and the hash of the bytes they saw. */
export type SignatureGiven = {
  readonly party: Party; readonly signer: Person; readonly typedName: string; readonly consent: true; readonly intentText: string
  readonly documentHash: string; readonly address: string
}

/** The customer signs first, then the manufacturer; both the same bytes. The history keeps a signature with all its evidence, whatever becomes of the document. */
export const sign = (state: Contract, given: SignatureGiven, now: Instant): ContractDecided => {
  if (state.status !== 'OutForSignature' && state.status !== 'PartiallySigned') return refuse('not-out-for-signature', { status: state.status })
  const before = state.status === 'OutForSignature' ? [] : state.signatures
  const fault = signatureFault(state.document, before, given, now)
  if (fault) return { ok: false, error: fault }
  const signature = signatureOf(given, now)
  const signatures = [...before, signature]
  if (given.party === 'customer') {
    const next: Contract = { ...baseOf(state), document: state.document, status: 'PartiallySigned', signatures }
    return decided<Contract, ContractEvent>(next, { type: 'CustomerSigned', data: signature })
  }
  const signed: Contract = { ...baseOf(state), document: state.document, status: 'Signed', signatures, signedAt: now }
  const { next, events } = settleNothings(signed, now)
  const told = { ...identity(signed), ...terms(signed, given.documentHash), signatures: signatures.map(({ party, signer, signedAt }) => ({ party, signer, signedAt })) }
  return decided<Contract, ContractEvent>(next, { type: 'ContractSigned', data: told }, ...events)
}

/** Why a signature may not stand on a document, if anything. */
export const signatureFault = (document: IssuedDocument, before: readonly Signature[], given: SignatureGiven, now: Instant): Refusal | undefined => {
  if (before.some(({ party }) => party === given.party)) return { code: 'already-signed' }
  if (before.length === 0 && given.party === 'manufacturer') return { code: 'customer-signs-first' }
  if (before.some(({ signer }) => signer.id === given.signer.id)) return { code: 'same-signer' }
  if (now >= document.expiresAt) return { code: 'signature-period-over', params: { expiresAt: document.expiresAt } }
  if (given.documentHash !== document.documentHash) return { code: 'document-differs', params: { documentHash: document.documentHash }, field: '/documentHash' }
  if (given.intentText !== document.statement) return { code: 'statement-differs', field: '/intentText' }
  if (given.typedName.trim().length < 2) return { code: 'typed-name-missing', field: '/typedName' }
  return undefined
}

export const signatureOf = ({ party, signer, typedName, intentText, documentHash, address }: SignatureGiven, now: Instant): Signature => ({
  party, signer, typedName: typedName.trim(), consent: true, intentText, documentHash, signedAt: now, address,
})

type Ending = { readonly by: Person; readonly reason: string }

/** Takes an unsigned contract off the table. */
export const voidContract = (state: Contract, { by, reason }: Ending, now: Instant): ContractDecided => {
  if (!isUnsigned(state)) return refuse('cannot-void', { status: state.status })
  const next: Contract = { ...baseOf(state), status: 'Voided', by, at: now, reason }
  const documentHash = state.status === 'Draft' ? undefined : state.document.documentHash
  return decided<Contract, ContractEvent>(next, { type: 'ContractVoided', data: { reason, documentHash, status: state.status } })
}

/** Notes that the time to sign has passed. */
export const expire = (state: Contract, now: Instant): ContractDecided => {
  if (state.status !== 'OutForSignature' && state.status !== 'PartiallySigned') return refuse('not-out-for-signature', { status: state.status })
  const { document } = state
  if (now < document.expiresAt) return refuse('not-expired-yet', { expiresAt: document.expiresAt })
  const next: Contract = { ...baseOf(state), document, signatures: state.status === 'PartiallySigned' ? state.signatures : [], status: 'Expired', expiredAt: now }
  return decided<Contract, ContractEvent>(next, { type: 'ContractExpired', data: { documentHash: document.documentHash, expiresAt: document.expiresAt } })
}

/** Ends a signed contract before it is fulfilled; what was paid stays in the ledger and is settled from there. */
export const terminate = (state: Contract, { by, reason }: Ending, now: Instant): ContractDecided => {
  if (state.status !== 'Signed' && state.status !== 'Active') return refuse('cannot-terminate', { status: state.status })
  const { document, signatures, signedAt } = state
  const next: Contract = { ...baseOf(state), document, signatures, signedAt, status: 'Terminated', by, at: now, reason }
  return decided<Contract, ContractEvent>(next, { type: 'ContractTerminated', data: { ...identity(next), reason, by } })
}
