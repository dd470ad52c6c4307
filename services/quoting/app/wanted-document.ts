import type { Cause } from '#shared/kernel/cause.ts'
import { lookIfAny } from '#shared/kernel/change.ts'
import { idFrom } from '#shared/kernel/hash.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { editionOf, printable, type Edition } from '../domain/plan-document.ts'
import type { PlanDocument } from '../plan-document-view.ts'
import { planDocuments } from '../plan-documents.ts'
import type { SubmittedPlan } from '../plan-view.ts'
import { visiblePlan } from './visible-plan.ts'

type Asked = { readonly cause: Cause; readonly params: { readonly planId: string } }
type Wanted = { readonly planDocumentId: string; readonly plan: SubmittedPlan; readonly edition: Edition }

/** Which document a reader of a plan wants: of the plan as it stands, in their language. */
export const wantedDocument = async (call: Asked, ports: Ports, locale: Locale): Promise<Result<Wanted, Refusal>> => {
  const found = await visiblePlan(call, ports, call.params.planId)
  if (!found.ok) return found
  const plan = printable(found.value.state, ports.clock.now())
  if (!plan.ok) return plan
  const edition = editionOf(plan.value, locale)
  return ok({ planDocumentId: idFrom('planDocument', edition), plan: plan.value, edition })
}

/** The same with the document, if anybody has asked for it. */
export const documentIfAny = async (call: Asked, ports: Ports, locale: Locale): Promise<Result<Wanted & { readonly document: PlanDocument | undefined }, Refusal>> => {
  const wanted = await wantedDocument(call, ports, locale)
  if (!wanted.ok) return wanted
  const found = await lookIfAny(call, ports, planDocuments, wanted.value.planDocumentId)
  return found.ok ? ok({ ...wanted.value, document: found.value?.state }) : found
}
