import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import { mostRestricted } from '#shared/vocabulary/export-class.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Fact, QualityEvent } from '../contract.ts'
import type { Fai, Particulars, Scope } from '../fai-view.ts'
import type { InspectionPlan } from '../inspection-plan-view.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'
import type { Ncr } from '../ncr-view.ts'
import { rowsOf, type Judged } from './fai-rows.ts'

export type FaiEvent = QualityEvent | Fact<'FirstArticleDrafted' | 'FirstArticleVerified' | 'FirstArticleApprovedByShop'>
type Decides = Decided<Fai, FaiEvent>

/** What a report is made from. `earlier`: the passed inspections of the lot's other stages; `ncrs`: the lot's reports. */
type Basis = { readonly lot: Lot; readonly plan: InspectionPlan; readonly final: Inspection; readonly earlier: readonly Judged[]; readonly ncrs: readonly Ncr[] }
type Drafting = { readonly faiId: string; readonly number: string; readonly organization: string; readonly scope: Scope; readonly particulars: Particulars; readonly draftedBy: Person }

/** From a completed final inspection of the pieces as they are now, with every other stage passed: the forms speak of every characteristic. */
export const draft = ({ lot, plan, final, earlier, ncrs }: Basis, drafting: Drafting, now: Instant): Decides => {
  if (final.stage !== 'final') return refuse('final-inspection-needed', { inspection: final.number })
  if (final.status !== 'Passed' && final.status !== 'Failed') return refuse('inspection-not-completed', { inspection: final.number })
  if (lot.status === 'Scrapped') return refuse('lot-empty', { lot: lot.lotNumber })
  if (final.round !== lot.round) return refuse('lot-changed-since', { lot: lot.lotNumber })
  const missing = final.requiredStages.find((stage) => stage !== 'final' && !earlier.some((each) => each.stage === stage))
  if (missing) return refuse('stage-not-passed', { lot: lot.lotNumber, stage: missing })
  const { scope } = drafting
  const all = rowsOf([...earlier.filter(({ stage }) => stage !== 'final'), final], ncrs)
  const unknown = scope.kind === 'partial' ? scope.characteristics.find((each) => !all.some(({ characteristic }) => characteristic === each)) : undefined
  if (unknown !== undefined) return refuse('characteristic-not-inspected', { characteristic: unknown }, '/scope/characteristics')
  const rows = scope.kind === 'partial' ? all.filter(({ characteristic }) => scope.characteristics.includes(characteristic)) : all
  const { faiId, number, organization, particulars, draftedBy } = drafting
  const next: Fai = {
    faiId, number, orderId: lot.orderId, customerId: lot.customerId, lotId: lot.lotId, lotNumber: lot.lotNumber, inspectionId: final.inspectionId, inspectionNumber: final.number,
    part: lot.part, planHash: lot.planHash, planRevision: plan.revision, documents: plan.documents, exportClass: mostRestricted(plan.documents.map(({ exportClass }) => exportClass)),
    organization, scope, particulars, nonconformance: rows.some(({ nonconforming }) => nonconforming > 0), ...accountability(lot, plan), rows, draftedBy, draftedAt: now, status: 'Draft',
  }
  return decided<Fai, FaiEvent>(next, { type: 'FirstArticleDrafted', data: { number, lotId: lot.lotId, inspectionId: final.inspectionId, scope } })
}

/** Form 2, product accountability, as far as production has recorded it. */
const accountability = (lot: Lot, plan: InspectionPlan): Pick<Fai, 'material' | 'processes'> => ({
  material: { name: lot.making.status === 'Complete' ? lot.making.material : plan.material, heatIds: lot.heatIds },
  processes: lot.operations.filter(({ performer }) => performer !== 'manufacturer').map(({ sequence, name, performer, supplier }) => ({
    sequence, name, performer, ...(supplier !== undefined && { supplier }),
    certificateIds: lot.outside.filter((each) => each.sequence === sequence).flatMap(({ certificateIds }) => certificateIds),
  })),
})

const wrongStatus = ({ number, status }: Fai, needed: Fai['status']) => refuse('first-article-not-in-status', { report: number, status, needed })

/** Fields 20 and 21: somebody has checked the report against drawing, plan and measurements. */
export const verify = (fai: Fai, by: Person, now: Instant): Decides => {
  if (fai.status !== 'Draft') return wrongStatus(fai, 'Draft')
  return decided<Fai, FaiEvent>({ ...fai, status: 'Verified', verification: { by, at: now } }, { type: 'FirstArticleVerified', data: { number: fai.number } })
}

/**
 * Fields 22 and 23: from here on the report never changes. Somebody other than the verifier, unless a waiver says why not (a shop of two
 * people); a waiver that was not needed is not recorded. A characteristic that does not conform needs the customer's concession first.
 */
export const approve = (fai: Fai, by: Person, waiver: string | undefined, now: Instant): Decides => {
  if (fai.status !== 'Verified') return wrongStatus(fai, 'Verified')
  const open = fai.rows.find(({ verdict }) => verdict === 'nonconforming')
  if (open) return refuse('characteristic-nonconforming', { report: fai.number, characteristic: open.characteristic })
  const same = fai.verification.by.id === by.id
  if (same && waiver === undefined) return refuse('approver-verified', { report: fai.number }, '/waiver')
  const approval = { by, at: now, ...(same && waiver !== undefined && { waiver }) }
  return decided<Fai, FaiEvent>({ ...fai, status: 'Approved', approval }, { type: 'FirstArticleApprovedByShop', data: { number: fai.number, ...approval } })
}

/** Fields 24 and 25: the customer's yes, which others wait for. `reference` is their own number for it, ours when they give none. */
export const approveAsCustomer = (fai: Fai, by: Person, reference: string | undefined, now: Instant): Decides => {
  if (fai.status !== 'Approved') return wrongStatus(fai, 'Approved')
  const { customerId, part, planHash, faiId } = fai
  const next: Fai = { ...fai, status: 'CustomerApproved', customerApproval: { by, at: now, reference: reference ?? fai.number } }
  return decided<Fai, FaiEvent>(next, { type: 'FirstArticleApproved', data: { customerId, part, planHash, reportId: faiId } })
}
