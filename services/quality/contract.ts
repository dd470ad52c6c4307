import * as z from 'zod'
import { command, contract, creation, page, Paging, query, Searching, timelineRoute, versioned, type PublishedEvent } from '#shared/kernel/contract.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Locale } from '#shared/vocabulary/locale.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { shopRoles } from '#shared/vocabulary/roles.ts'
import { CalendarDate, Instant } from '#shared/vocabulary/time.ts'
import { Disposition, qualityEvents, Stage, type Finding } from './events.ts'
import { Fai, FaiStatus, Particulars, Scope } from './fai-view.ts'
import { Gauge } from './gauge-view.ts'
import { InspectionPlan } from './inspection-plan-view.ts'
import { Entry, Inspection, InspectionStatus } from './inspection-view.ts'
import { Lot, LotStatus } from './lot-view.ts'
import { Ncr, NcrStatus } from './ncr-view.ts'
import { SamplingState, SamplingStatus } from './sampling-view.ts'

const text = z.string().min(1).max(2000)
const Noted = z.strictObject({ note: text })
const Reasoned = z.strictObject({ reason: text })
const Nothing = z.strictObject({})
const readers = ['buyer', ...shopRoles] as const
const Reference = z.string().min(1).max(60)
const calibration = { calibrationDueOn: CalendarDate, calibrationCertificate: Reference }
const LotDossier = z.object({ lot: versioned(Lot), inspections: z.array(versioned(Inspection)), nonconformances: z.array(versioned(Ncr)) })

/** Step 5: inspection at any time, nonconformances and what becomes of them, and the certificate without which no lot moves. */
export const quality = contract({
  ...qualityEvents,
  version: '1.0.0',
  summary: 'Inspection at any time, against the approved control plan',
  routes: {
    timeline: timelineRoute,
    readInspectionPlan: query('/inspection-plans/{planHash}', { summary: 'What an approved plan asks to be inspected', roles: readers, returns: versioned(InspectionPlan) }),
    readLot: query('/lots/{lotId}', { summary: 'One lot with its inspections, nonconformances and certificates (the newest hundred of each)', roles: readers, returns: LotDossier }),
    listLots: query('/lots', {
      summary: "Lots, newest first: of one order, or a customer's own, or of one status for the shop (AwaitingQc unless told)",
      roles: readers, query: Paging.extend({ orderId: z.string().max(40).optional(), status: LotStatus.optional() }), returns: page(versioned(Lot)),
    }),
    readCertificate: query('/lots/{lotId}/certificates/{certificateId}', {
      summary: 'A signed link to a certificate of conformance (PDF)', roles: readers, returns: z.object({ url: z.string(), expiresAt: Instant, number: z.string(), sha256: Sha256 }),
    }),
    holdLot: command('/lots/{lotId}/holds', { summary: 'Stop a complete lot', roles: ['inspector', 'manager'], body: Reasoned, returns: versioned(Lot), example: { reason: 'Wrong drawing revision at the machine.' } }),
    releaseHold: command('/lots/{lotId}/holds/{reference}/release', { summary: "Let go of a return, a recall or the shop's own stop", roles: ['manager'], body: Reasoned, returns: versioned(Lot), example: { reason: 'Pieces are back and have been counted.' } }),

    openInspection: creation('/lots/{lotId}/inspections', {
      summary: 'Open an inspection at any time; the final one once the lot is complete', roles: ['inspector'], body: z.strictObject({ stage: Stage }), returns: versioned(Inspection), example: { stage: 'final' },
    }),
    readInspection: query('/inspections/{inspectionId}', { summary: 'One inspection with every result ever recorded', roles: readers, returns: versioned(Inspection) }),
    listInspections: query('/inspections', {
      summary: "Inspections, newest first: of one lot, or a customer's own, or of one status for the shop (InProgress unless told)",
      roles: readers, query: Searching.extend({ lotId: z.string().max(40).optional(), status: InspectionStatus.optional() }), returns: page(versioned(Inspection)),
    }),
    recordResult: command('/inspections/{inspectionId}/results', {
      summary: 'Record readings or a count for a characteristic', roles: ['inspector', 'operator'], body: Entry, returns: versioned(Inspection),
      example: { kind: 'readings', characteristic: 2, values: ['25.004', '25.006', '25.011', '25.009', '25.010'], unit: 'mm' },
    }),
    correctResult: command('/inspections/{inspectionId}/results/{result}/correction', {
      summary: 'Supersede a wrong result by a right one; both stay', roles: ['inspector', 'operator'], body: z.strictObject({ entry: Entry, reason: text }), returns: versioned(Inspection),
      example: { entry: { kind: 'readings', characteristic: 2, values: ['25.004'], unit: 'mm' }, reason: 'Digits were swapped.' },
    }),
    completeInspection: command('/inspections/{inspectionId}/completion', {
      summary: 'Judge the stage. A lot that passed every stage gets its certificate, in this language; a failure is reported with this presumed cause', roles: ['inspector'],
      body: z.strictObject({ certificateLocale: Locale.default('en'), cause: Cause.default('workmanship') }), returns: versioned(Inspection), example: { certificateLocale: 'en' },
    }),

    draftFirstArticle: creation('/inspections/{inspectionId}/first-articles', {
      summary: 'Draft a first article report (AS9102) from a completed final inspection', roles: ['inspector'], body: Particulars.extend({ scope: Scope }), returns: versioned(Fai),
      example: { scope: { kind: 'full', reason: 'first-production' }, purchaseOrder: 'PO-4500017' },
    }),
    readFirstArticle: query('/first-articles/{faiId}', { summary: 'One first article report: what Forms 1, 2 and 3 say', roles: readers, returns: versioned(Fai) }),
    listFirstArticles: query('/first-articles', {
      summary: "First article reports, newest first: of one lot, or a customer's own, or of one status for the shop (Draft unless told)",
      roles: readers, query: Searching.extend({ lotId: z.string().max(40).optional(), status: FaiStatus.optional() }), returns: page(versioned(Fai)),
    }),
    verifyFirstArticle: command('/first-articles/{faiId}/verification', { summary: 'The report is checked against drawing, plan and measurements', roles: ['inspector', 'manager'], body: Nothing, returns: versioned(Fai), example: {} }),
    approveFirstArticle: command('/first-articles/{faiId}/approval', {
      summary: "Approve the report for the shop, as somebody other than the verifier; `waiver` says why when it is the same person", roles: ['manager'], body: z.strictObject({ waiver: text.optional() }), returns: versioned(Fai), example: {},
    }),
    approveFirstArticleAsCustomer: command('/first-articles/{faiId}/customer-approval', {
      summary: 'As the customer, approve the first article', roles: ['buyer'], body: z.strictObject({ reference: Reference.optional() }), returns: versioned(Fai), example: { reference: 'FAI-2026-031' },
    }),

    openNonconformance: creation('/lots/{lotId}/nonconformances', {
      summary: 'Report pieces that do not conform; the lot is held', roles: ['inspector', 'manager'], returns: versioned(Ncr),
      body: z.strictObject({ quantity: SomePieces, description: text, cause: Cause, characteristics: z.array(z.int().min(1)).max(300), inspectionId: z.string().max(40).optional() }),
      example: { quantity: 2, description: 'Bore 25.024, over the upper limit.', cause: 'workmanship', characteristics: [2] },
    }),
    readNonconformance: query('/nonconformances/{ncrId}', { summary: 'One nonconformance report', roles: readers, returns: versioned(Ncr) }),
    listNonconformances: query('/nonconformances', {
      summary: "Nonconformances, newest first: of one lot, or a customer's own, or of one status for the shop (Open unless told)",
      roles: readers, query: Searching.extend({ lotId: z.string().max(40).optional(), status: NcrStatus.optional() }), returns: page(versioned(Ncr)),
    }),
    containNonconformance: command('/nonconformances/{ncrId}/containment', { summary: 'Pieces are set apart and marked; after sorting, more or fewer of them', roles: ['inspector', 'operator', 'manager'], body: Noted.extend({ quantity: SomePieces.optional() }), returns: versioned(Ncr), example: { note: 'Red bin 4, tagged.', quantity: 2 } }),
    proposeDisposition: command('/nonconformances/{ncrId}/disposition', {
      summary: 'Propose what becomes of the pieces', roles: ['inspector', 'manager'], returns: versioned(Ncr),
      body: z.strictObject({ disposition: Disposition, justification: text, cause: Cause.optional() }), example: { disposition: 'use-as-is', justification: 'The bearing seat is still within the fit class.' },
    }),
    reviewDisposition: command('/nonconformances/{ncrId}/review', {
      summary: 'Approve the proposal as a second person; use-as-is and repair then go to the customer', roles: ['inspector', 'manager'], body: Nothing, returns: versioned(Ncr), example: {},
    }),
    refuseDisposition: command('/nonconformances/{ncrId}/refusal', { summary: "Turn the proposal down, as the shop's reviewer", roles: ['inspector', 'manager'], body: Reasoned, returns: versioned(Ncr), example: { reason: 'Rework is possible.' } }),
    approveConcession: command('/nonconformances/{ncrId}/concession', {
      summary: 'As the customer, accept the pieces as proposed', roles: ['buyer'], body: z.strictObject({ reference: Reference.optional() }), returns: versioned(Ncr), example: { reference: 'DEV-2026-118' },
    }),
    refuseConcession: command('/nonconformances/{ncrId}/concession/refusal', { summary: 'As the customer, turn the proposal down', roles: ['buyer'], body: Reasoned, returns: versioned(Ncr), example: { reason: 'Safety part: no deviation.' } }),
    executeDisposition: command('/nonconformances/{ncrId}/execution', { summary: 'The disposition has been carried out', roles: ['inspector', 'operator', 'manager'], body: Noted, returns: versioned(Ncr), example: { note: 'Both pieces sawn through.' } }),
    verifyDisposition: command('/nonconformances/{ncrId}/verification', { summary: 'It was carried out as approved', roles: ['inspector', 'manager'], body: Noted, returns: versioned(Ncr), example: { note: 'Seen in the scrap bin.' } }),
    closeNonconformance: command('/nonconformances/{ncrId}/closure', { summary: 'Close the report; it holds the lot no longer', roles: ['inspector', 'manager'], body: Nothing, returns: versioned(Ncr), example: {} }),

    readSamplingState: query('/sampling-states/{samplingId}', { summary: "How severely a customer's part is sampled, and the lots counted last", roles: shopRoles, returns: versioned(SamplingState) }),
    listSamplingStates: query('/sampling-states', {
      summary: 'Sampling states of one severity (Normal unless told)', roles: shopRoles, query: Paging.extend({ status: SamplingStatus.optional() }), returns: page(versioned(SamplingState)),
    }),
    resumeSampling: command('/sampling-states/{samplingId}/resumption', {
      summary: 'Let stopped sampling go on, tightened, now that the process has been put right', roles: ['manager'], body: Reasoned, returns: versioned(SamplingState), example: { reason: 'Deburring tool replaced, process audited.' },
    }),

    registerGauge: creation('/gauges', {
      summary: 'Register a gauge with its calibration', roles: ['inspector', 'manager'], body: z.strictObject({ description: z.string().min(1).max(200), ...calibration }), returns: versioned(Gauge),
      example: { description: 'Bore gauge 18–35 mm', calibrationDueOn: '2030-01-31', calibrationCertificate: 'DKD-2026-0815' },
    }),
    readGauge: query('/gauges/{gaugeId}', { summary: 'One gauge and the lots it has touched', roles: shopRoles, returns: versioned(Gauge) }),
    listGauges: query('/gauges', { summary: 'Gauges, first due first', roles: shopRoles, query: Paging, returns: page(versioned(Gauge)) }),
    calibrateGauge: command('/gauges/{gaugeId}/calibration', {
      summary: 'A calibration found it right', roles: ['inspector', 'manager'], body: z.strictObject(calibration), returns: versioned(Gauge), example: { calibrationDueOn: '2030-01-31', calibrationCertificate: 'DKD-2027-0311' },
    }),
    reportGaugeOutOfTolerance: command('/gauges/{gaugeId}/out-of-tolerance', {
      summary: 'A calibration found it wrong: lists every lot it touched since the last good one', roles: ['inspector', 'manager'], body: z.strictObject({ report: text }), returns: versioned(Gauge), example: { report: 'Reads 4 µm too small at 25 mm.' },
    }),
  },
})

export type QualityEvent = PublishedEvent<typeof quality>
export type QualityFinding = z.infer<typeof Finding>
export type QualityStage = z.infer<typeof Stage>
export type QualityDisposition = z.infer<typeof Disposition>
/** What stays in the history: a happening that nobody outside waits for. */
export type Fact<T extends string> = { readonly type: T; readonly data: object }
