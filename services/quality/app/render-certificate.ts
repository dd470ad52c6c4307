import { change, look, name } from '#shared/kernel/change.ts'
import type { DocumentTools } from '#shared/documents/tools.ts'
import type { Worker } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { certificateDocument } from '../documents/certificate.ts'
import { pass } from '../domain/lot.ts'
import { inspectionPlans } from '../inspection-plans.ts'
import { lots } from '../lots.ts'
import type { service } from '../service.ts'
import { shopProfile } from '../shop-profile.ts'
import { passedInspections } from './passed-inspections.ts'

/**
 * Renders and stores the certificate, then passes the lot: only in the version that was rendered, so that the certificate and the lot
 * never disagree. The shop it names is the shop of that moment: what is stored is read, never made again. A lot changed meanwhile is refused as stale; the queue delivers again, and it is rendered as it is then.
 */
export const renderCertificate: Worker<typeof service, 'CertificateRequested', DocumentTools> = async (hearing, ports) => {
  const { lotId, inspectionId } = hearing.event.data
  const found = await look(hearing, ports, lots, lotId)
  if (!found.ok) return found
  const { state: lot, version } = found.value
  if (lot.status !== 'AwaitingQc' || lot.certificate.status !== 'Requested' || lot.certificate.inspectionId !== inspectionId) return ok(undefined)
  const plan = await look(hearing, ports, inspectionPlans, lot.planHash)
  if (!plan.ok) return plan
  const inspections = await passedInspections(hearing, ports, lot)
  if (!inspections.ok) return inspections
  const final = inspections.value.find((each) => each.inspectionId === inspectionId)
  if (!final) return refuse('not-found', { kind: 'ins', id: inspectionId })
  const findings = inspections.value.flatMap((each) => each.findings)
  const { id: certificateId, number } = await name(ports, 'certificate')
  const shop = await shopProfile.now(hearing, ports)
  const issuedAt = ports.clock.now()
  const { certificateLocale: locale, quantity } = lot
  const { inspector } = final
  const bytes = await ports.render(certificateDocument({ number, locale, issuedAt, inspector, shop, lot, plan: plan.value.state, findings }))
  const sha256 = await ports.files.write(lot.customerId, bytes, 'application/pdf')
  const certificate = { certificateId, number, sha256, locale, quantity, inspectionId, inspector, issuedAt }
  const rendered = { cause: { ...hearing.cause, expectedVersion: version } }
  return change(rendered, ports, lots, lotId, (state) => pass(state, { certificate, findings, inspector }, issuedAt))
}
