import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { Instant } from '#shared/vocabulary/time.ts'

export const CaseKind = z.enum(['complaint', 'question', 'documentation', 'recall'])
/** As defects are classed: critical may harm people, major keeps the part from its use, minor does not. */
export const Severity = z.enum(['critical', 'major', 'minor'])
export const ResolutionKind = z.enum(['solution', 'replacement', 'refund', 'return', 'no-fault'])

/** A picture or PDF, known by its content. */
export const Photo = z.strictObject({ sha256: Sha256, name: z.string(), contentType: z.string(), bytes: z.int(), addedBy: Person, addedAt: Instant })
export type Photo = z.infer<typeof Photo>
export const Message = z.strictObject({ by: Person, side: z.enum(['customer', 'manufacturer']), at: Instant, text: z.string(), photos: z.array(Sha256) })
export type Message = z.infer<typeof Message>

const LotRef = z.strictObject({ lotId: idOf('lot'), lotNumber: z.string() })
const Triage = z.strictObject({ severity: Severity, assigned: Person, by: Person, at: Instant })
export const Resolution = z.strictObject({ kind: ResolutionKind, text: z.string(), by: Person, at: Instant, reopenUntil: Instant })

const base = z.strictObject({
  caseId: idOf('case'), number: z.string(), orderId: idOf('order'), customerId: z.string(), customerName: z.string().optional(),
  kind: CaseKind, subject: z.string(), description: z.string(), openedBy: Person, openedAt: Instant,
  /** Empty when the case is about the whole order. */
  lots: z.array(LotRef),
  photos: z.array(Photo), messages: z.array(Message),
  /** Returns requested on this case, oldest first. */
  returns: z.array(idOf('rma')),
  /** 8D reports opened on this case, oldest first; at most one of them is open. Cases from before there were reports have none. */
  reports: z.array(idOf('eightD')).default([]),
  reopenings: z.array(z.strictObject({ by: Person, at: Instant, reason: z.string(), earlier: Resolution })),
  /** Present on the cases a recall has opened, one for each order that got affected lots. */
  recall: z.strictObject({ recallId: z.string() }).optional(),
})

/** Case: New → Triaged → InProgress ⇄ WaitingCustomer → Resolved → Closed; the customer may reopen a resolved one for a while. */
export const Case = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('New') }),
  base.extend({ status: z.literal('Triaged'), triage: Triage }),
  base.extend({ status: z.literal('InProgress'), triage: Triage }),
  base.extend({ status: z.literal('WaitingCustomer'), triage: Triage, waitingSince: Instant }),
  base.extend({ status: z.literal('Resolved'), triage: Triage, resolution: Resolution }),
  base.extend({ status: z.literal('Closed'), triage: Triage, resolution: Resolution, closed: z.strictObject({ by: Person, at: Instant, accepted: z.boolean() }) }),
])
export type Case = z.infer<typeof Case>
export type CaseIn<S extends Case['status']> = Extract<Case, { status: S }>
export const CaseStatus = z.enum(['New', 'Triaged', 'InProgress', 'WaitingCustomer', 'Resolved', 'Closed'])
