import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { requestDocument } from '../domain/plan-document.ts'
import { planDocuments } from '../plan-documents.ts'
import { wantedDocument } from './wanted-document.ts'

export const requestPlanDocument: Handler<typeof quoting, 'requestPlanDocument'> = async (call, ports) => {
  const wanted = await wantedDocument(call, ports, call.body.locale)
  if (!wanted.ok) return wanted
  const { planDocumentId, plan, edition } = wanted.value
  return changeOrCreate(call, ports, planDocuments, planDocumentId, (document) => requestDocument(document, planDocumentId, plan, edition, ports.clock.now()))
}
