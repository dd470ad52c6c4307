import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Decimal } from '#shared/vocabulary/measurement.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'

const lot = { lotId: z.string(), lotNumber: z.string(), customerId: z.string(), workOrderId: z.string(), planHash: Sha256, part: Part }

/** What was found per characteristic, as the certificate prints it. `values` are readings in `unit`; empty for attributes. */
export const Finding = z.object({
  characteristic: z.int(), description: z.string(), requirement: z.string(), unit: z.string().optional(),
  values: z.array(Decimal), inspected: z.int(), nonconforming: z.int(), verdict: z.enum(['conforms', 'nonconforming']),
  /** Number of the nonconformance under which the customer has approved the nonconforming pieces; the verdict stays what was measured. */
  concession: z.string().optional(),
})
const ncr = { ...lot, ncrId: z.string(), number: z.string(), quantity: SomePieces, description: z.string() }
export const Disposition = z.enum(['use-as-is', 'rework', 'repair', 'return-to-supplier', 'scrap'])

/** When a lot is looked at: on receipt of material, while it is made, when it is complete. */
export const Stage = z.enum(['receipt', 'in-process', 'final'])

export const events = {
  InspectionFailed: event(1, 'A lot has failed an inspection', z.object({ ...lot, inspectionId: z.string(), stage: Stage, findings: z.array(Finding) })),
  NonconformanceOpened: event(1, 'Pieces do not conform; the lot is held', z.object({ ...ncr, characteristics: z.array(z.int()) })),
  NonconformanceDispositioned: event(1, 'It is decided what becomes of nonconforming pieces', z.object({
    ...ncr, disposition: Disposition, cause: Cause, decidedBy: Person, approvalReference: z.string().optional(),
  })),
  LotHeld: event(1, 'A lot must not move until quality says so', z.object({ ...lot, reason: z.string(), ncrId: z.string().optional() })),
  LotPassedQC: event(1, 'A lot conforms; its certificate of conformance is stored', z.object({
    ...lot, quantity: SomePieces, inspectionId: z.string(), inspector: Person, passedAt: Instant, findings: z.array(Finding),
    certificate: z.object({ certificateId: z.string(), number: z.string(), sha256: Sha256 }),
  })),
  FirstArticleApproved: event(1, 'The customer has approved the first article of this part revision, as this plan makes it', z.object({ customerId: z.string(), part: Part, planHash: Sha256, reportId: z.string() })),
}

/** What this service says, for those who listen: without its routes, which a listener has no use for. */
export const qualityEvents = { service: 'quality', events } as const
