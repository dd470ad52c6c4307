import type { DocumentTools } from '#shared/documents/tools.ts'
import { change, look } from '#shared/kernel/change.ts'
import { canonicalJson, idFrom } from '#shared/kernel/hash.ts'
import type { Worker } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import { planDocument } from '../documents/plan-document.ts'
import { documentMade, editionOf, printable } from '../domain/plan-document.ts'
import { planDocuments } from '../plan-documents.ts'
import { plans } from '../plans.ts'
import type { service } from '../service.ts'
import { shopProfile } from '../shop-profile.ts'

/**
 * Renders and stores the document of a plan, as the customer's file. The shop it names is the shop of that moment: what is stored is read, never
 * made again. A plan that has become another meanwhile has another document; nobody waits for this one.
 */
export const renderPlan: Worker<typeof service, 'PlanDocumentRequested', DocumentTools> = async (hearing, ports) => {
  const { planDocumentId } = hearing.event.data
  const found = await look(hearing, ports, planDocuments, planDocumentId)
  if (!found.ok) return found
  const { plan: { planId }, customerId, locale, status } = found.value.state
  const kept = await look(hearing, ports, plans, planId)
  if (!kept.ok) return kept
  const plan = printable(kept.value.state, ports.clock.now())
  if (status === 'Ready' || !plan.ok || idFrom('planDocument', editionOf(plan.value, locale)) !== planDocumentId) return ok(undefined)
  const shop = await shopProfile.now(hearing, ports)
  const planBytes = new TextEncoder().encode(canonicalJson(plan.value.content))
  const bytes = await ports.render(planDocument(plan.value, { locale, shop, planBytes }))
  const sha256 = await ports.files.write(customerId, bytes, 'application/pdf')
  return change(hearing, ports, planDocuments, planDocumentId, (document) => documentMade(document, sha256))
}
