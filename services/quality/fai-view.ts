import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Decimal } from '#shared/vocabulary/measurement.ts'
import { DocumentRef, Part } from '#shared/vocabulary/part.ts'
import { Performer, Person } from '#shared/vocabulary/party.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Characteristic } from './inspection-plan-view.ts'

const line = z.string().min(1).max(60)

/** Why a first article is due again: AS9102 rev C, with a disruptive event, corrective action and two years without production. */
export const RepeatReason = z.enum([
  'design', 'source', 'process', 'inspection-method', 'location', 'tooling', 'material', 'nc-program', 'disruptive-event', 'corrective-action', 'production-lapse',
])

/** Form 1, field 14. A partial report rests on a baseline: the approved report of the part, or a similar one, whose other characteristics still stand. */
export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full'), reason: z.enum(['first-production', ...RepeatReason.options]) }),
  z.strictObject({
    kind: z.literal('partial'), reason: RepeatReason,
    baseline: z.strictObject({ report: line, partNumber: line, partRevision: z.string().min(1).max(20) }),
    /** The characteristics that the change concerns; only these are reported. */
    characteristics: z.array(z.int().min(1)).min(1).max(300),
  }),
])
export type Scope = z.infer<typeof Scope>

/** What only the inspector knows of Form 1: fields 3, 8, 12 and 26. */
export const Particulars = z.strictObject({ serialNumber: line.optional(), additionalChanges: z.string().min(1).max(2000).optional(), purchaseOrder: line.optional(), comments: z.string().min(1).max(2000).optional() })
export type Particulars = z.infer<typeof Particulars>

/** Form 3, fields 5 to 11: one characteristic, what was required and what was found. */
const Row = z.strictObject({
  characteristic: z.int(), designator: Characteristic.shape.designator, description: z.string(), requirement: z.string(), unit: z.string().optional(),
  values: z.array(Decimal), inspected: z.int(), nonconforming: z.int(), method: z.string(),
  /** `accepted`: it does not conform, and the customer's concession covers every piece. */
  verdict: z.enum(['conforms', 'accepted', 'nonconforming']),
  nonconformance: z.string().optional(),
})
export type Row = z.infer<typeof Row>

const signed = { by: Person, at: Instant }
const base = z.strictObject({
  faiId: idOf('fai'), number: z.string(), orderId: z.string(), customerId: z.string(), lotId: z.string(), lotNumber: z.string(), inspectionId: z.string(), inspectionNumber: z.string(),
  /** Form 1. `organization` is the shop's name when the report was drafted; `planHash` and `planRevision` are the process reference. */
  part: Part, planHash: Sha256, planRevision: z.int().min(1), documents: z.array(DocumentRef), exportClass: ExportClass, organization: z.string(),
  scope: Scope, particulars: Particulars,
  /** Field 19: whether any characteristic did not conform, accepted or not. */
  nonconformance: z.boolean(),
  /** Form 2: material with its heats, and what was done outside with the certificates that came back. */
  material: z.strictObject({ name: z.string(), heatIds: z.array(z.string()) }),
  processes: z.array(z.strictObject({ sequence: z.int(), name: z.string(), performer: Performer, supplier: z.string().optional(), certificateIds: z.array(z.string()) })),
  rows: z.array(Row),
  draftedBy: Person, draftedAt: Instant,
})
const verified = { verification: z.strictObject(signed) }
/** `waiver`: why the verifier approved as well. Only there when that is so. */
const approved = { ...verified, approval: z.strictObject({ ...signed, waiver: z.string().optional() }) }

/** First article inspection report (AS9102 rev C): Draft → Verified → Approved → CustomerApproved. */
export const Fai = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Draft') }),
  base.extend({ status: z.literal('Verified'), ...verified }),
  base.extend({ status: z.literal('Approved'), ...approved }),
  base.extend({ status: z.literal('CustomerApproved'), ...approved, customerApproval: z.strictObject({ ...signed, reference: z.string() }) }),
])
export type Fai = z.infer<typeof Fai>
export const FaiStatus = z.enum(['Draft', 'Verified', 'Approved', 'CustomerApproved'])
