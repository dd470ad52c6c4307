import { change, name, notFound } from '#shared/kernel/change.ts'
import type { DocumentTools } from '#shared/documents/tools.ts'
import type { Worker } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { certificateDocument } from '../documents/certificate.ts'
import { pass } from '../domain/lot.ts'
import { inspectionPlans } from '../inspection-plans.ts'
import { lots } from '../lots.ts'
import type { service } from '../service.ts'
import { passedInspections } from './passed-inspections.ts'

/**
 * Renders and stores the certificate, then passes the lot: only in the version that was rendered, so that the certificate and the lot
 * never disagree. A lot changed meanwhile is refused as stale; the queue delivers again, and it is rendered as it is then.
 */
export const renderCertificate: Worker<typeof service, 'CertificateRequested', DocumentTools> = async (hearing, ports) => {
  const { actor } = hearing.cause
  const { lotId, inspectionId } = hearing.event.data
  const lot = await lots.load(ports.store, lotId, actor)
  if (!lot) return notFound('lot', lotId)
  if (lot.state.status !== 'AwaitingQc' || lot.state.certificate.status !== 'Requested' || lot.state.certificate.inspectionId !== inspectionId) return ok(undefined)
  const plan = await inspectionPlans.load(ports.store, lot.state.planHash, actor)
  if (!plan) return notFound('plan', lot.state.planHash)
  const inspections = await passedInspections(ports, actor, lot.state)
  const final = inspections.find((each) => each.inspectionId === inspectionId)
  if (!final) return refuse('not-found', { kind: 'ins', id: inspectionId })
  const findings = inspections.flatMap((each) => each.findings)
  const { id: certificateId, number } = await name(ports, 'certificate')
  const issuedAt = ports.clock.now()
  const { certificateLocale: locale, quantity } = lot.state
  const { inspector } = final
  const bytes = await ports.render(certificateDocument({ number, locale, issuedAt, inspector, lot: lot.state, plan: plan.state, findings }))
  const sha256 = await ports.files.write(lot.state.customerId, bytes, 'application/pdf')
  const certificate = { certificateId, number, sha256, locale, quantity, inspectionId, inspector, issuedAt }
  const rendered = { cause: { ...hearing.cause, expectedVersion: lot.version } }
  return change(rendered, ports, lots, lotId, (state) => pass(state, { certificate, findings, inspector }, issuedAt))
}
