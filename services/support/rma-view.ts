import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { Party, Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'

export const RmaLot = z.strictObject({ lotId: idOf('lot'), lotNumber: z.string(), quantity: SomePieces })
export type RmaLot = z.infer<typeof RmaLot>

/** Who bears it, and the clause of the contract that says so. */
export const Liability = z.strictObject({ cause: Cause, bearer: Party, clauseId: z.string() })
export type Liability = z.infer<typeof Liability>

/** What becomes of the pieces that came back. */
export const ReturnDisposition = z.enum(['use-as-is', 'rework', 'repair', 'scrap', 'return-to-customer'])
/** What the customer gets. */
export const SettlementKind = z.enum(['repair', 'replace', 'refund', 'reject'])

const done = { by: Person, at: Instant }
const Authorization = z.strictObject({ ...done, liability: Liability, instructions: z.string(), validUntil: Instant })
const Transit = z.strictObject({ ...done, carrier: z.string(), trackingNumber: z.string().optional() })
/** Pieces counted at the dock; never more than were authorized. */
const Receipt = z.strictObject({ ...done, lots: z.array(RmaLot).min(1), condition: z.string() })
const Inspection = z.strictObject({ ...done, findings: z.string(), liability: Liability })
const Disposition = z.strictObject({ ...done, disposition: ReturnDisposition, note: z.string() })
export const Settlement = z.strictObject({ ...done, kind: SettlementKind, amount: Money.optional(), note: z.string() })

const base = z.strictObject({
  rmaId: idOf('rma'), number: z.string(), caseId: idOf('case'), caseNumber: z.string(), orderId: idOf('order'), customerId: z.string(),
  reason: z.string(), requestedBy: Person, requestedAt: Instant, lots: z.array(RmaLot).min(1),
})
const authorized = { authorization: Authorization }
const sent = { ...authorized, transit: Transit }
const received = { ...sent, receipt: Receipt }
const inspected = { ...received, inspection: Inspection }
const dispositioned = { ...inspected, disposition: Disposition }
const settled = { ...dispositioned, settlement: Settlement }

/** Rma: Requested → Authorized → InTransit → Received → Inspected → Dispositioned → Settled → Closed | Rejected | Expired. */
export const Rma = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Requested') }),
  base.extend({ status: z.literal('Authorized'), ...authorized }),
  base.extend({ status: z.literal('InTransit'), ...sent }),
  base.extend({ status: z.literal('Received'), ...received }),
  base.extend({ status: z.literal('Inspected'), ...inspected }),
  base.extend({ status: z.literal('Dispositioned'), ...dispositioned }),
  base.extend({ status: z.literal('Settled'), ...settled }),
  base.extend({ status: z.literal('Closed'), ...settled, closed: z.strictObject(done) }),
  base.extend({ status: z.literal('Rejected'), rejected: z.strictObject({ ...done, reason: z.string() }) }),
  base.extend({ status: z.literal('Expired'), ...authorized, transit: Transit.optional(), expiredAt: Instant }),
])
export type Rma = z.infer<typeof Rma>
export type RmaIn<S extends Rma['status']> = Extract<Rma, { status: S }>
export const RmaStatus = z.enum(['Requested', 'Authorized', 'InTransit', 'Received', 'Inspected', 'Dispositioned', 'Settled', 'Closed', 'Rejected', 'Expired'])
