import type { Document } from '#shared/documents/document.ts'
import type { DocumentTools } from '#shared/documents/tools.ts'
import { change, look } from '#shared/kernel/change.ts'
import type { Worker } from '#shared/kernel/implementation.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { Contract } from '../contract-view.ts'
import { contractsOf } from '../contracts.ts'
import { amendmentDocument, contractDocument, amendmentNumber, statementOf } from '../documents/contract-document.ts'
import { issueAmendment } from '../domain/amendment.ts'
import { issue } from '../domain/draft.ts'
import { PlanFacts } from '../plan-facts.ts'
import type { service } from '../service.ts'

/** Makes the document of a contract or an amendment, stores its bytes as the customer's and puts it out for signature. */
export const renderContract: Worker<typeof service, 'ContractDocumentRequested', DocumentTools> = async (hearing, ports) => {
  const { contractId, requestedAt, amendment } = hearing.event.data
  const found = await look(hearing, ports, contractsOf, contractId)
  if (!found.ok) return found
  const { state } = found.value
  const { customerId: owner, pin } = state
  const planBytes = await ports.files.read({ owner, sha256: pin.planHash })
  if (!planBytes) return refuse('not-found', { kind: 'file', id: pin.planHash })
  const made = documentOf(state, amendment, requestedAt, planBytes)
  // Voided, withdrawn or asked for again meanwhile: nobody waits for this one.
  if (!made) return change(hearing, ports, contractsOf, contractId, (state) => ({ ok: true, value: { next: state, events: [] } }))
  const bytes = await ports.render(made.document)
  const rendered = { documentHash: await ports.files.write(owner, bytes, 'application/pdf'), bytes: bytes.length, statement: made.statement }
  const now = ports.clock.now()
  return change(hearing, ports, contractsOf, contractId, (state) =>
    amendment === 0 ? issue(state, { ...rendered, requestedAt }, now) : issueAmendment(state, amendment, rendered, now))
}

const documentOf = (state: Contract, number: number, requestedAt: string, planBytes: Uint8Array): { document: Document; statement: string } | undefined => {
  if (number === 0) {
    if (state.status !== 'Draft' || state.preparation.status !== 'Rendering' || state.preparation.requestedAt !== requestedAt) return undefined
    const { locale, manufacturer } = state.preparation
    const plan = PlanFacts.parse(JSON.parse(new TextDecoder().decode(planBytes)))
    return { document: contractDocument(state, plan, { locale, manufacturer, createdAt: requestedAt, planBytes }), statement: statementOf(state.number, locale) }
  }
  const amendment = state.amendments.find((each) => each.number === number)
  if (amendment?.status !== 'Rendering' || !('document' in state)) return undefined
  const { locale } = amendment
  const { manufacturer } = state.document
  return { document: amendmentDocument(state, amendment, { locale, manufacturer, createdAt: requestedAt, planBytes }), statement: statementOf(amendmentNumber(state, number), locale) }
}
