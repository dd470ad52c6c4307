import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { DocumentRef, Part } from '#shared/vocabulary/part.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { PlanContent } from '#shared/vocabulary/plan-content.ts'

const customer = { customerId: z.string(), customerName: z.string() }
const plan = { planId: z.string(), rfqId: z.string(), ...customer, revision: z.int().min(1), contentHash: Sha256 }

const request = { rfqId: z.string(), number: z.string(), ...customer }

/** Who is to be told whatever their part. */
const mentions = z.array(z.string()).optional()

export const events = {
  RequirementsSubmitted: event(1, 'The customer has asked for a part, with everything said about it', z.object({
    rfqId: z.string(), number: z.string(), ...customer, buyer: Person, part: Part,
    quantities: z.array(SomePieces), documents: z.array(DocumentRef), requirements: z.int(),
  })),
  RequirementQuestioned: event(1, 'The shop asks the customer about one line of their request, which waits for the answer', z.object({ ...request, line: z.int().min(1), question: z.string(), mentions })),
  QuestionAnswered: event(1, 'The customer has answered a question about a line', z.object({ ...request, line: z.int().min(1), text: z.string(), mentions })),
  MessagePosted: event(1, 'One side has written about the whole request, or about one line of it', z.object({ ...request, side: z.enum(['customer', 'manufacturer']), line: z.int().min(1).optional(), text: z.string(), mentions })),
  PlanSubmitted: event(1, 'A production plan and its price are before the customer', z.object({
    ...plan, total: Money, leadTimeDays: z.int(), validUntil: Instant, content: PlanContent.optional(),
  })),
  PlanApproved: event(1, 'The customer has approved exactly this plan; its hash is what contract and production pin', z.object({
    ...plan, content: PlanContent, approver: Person, approvedAt: Instant,
  })),
  PlanChangesRequested: event(1, 'The customer sends the plan back, and says what should be different', z.object({ ...plan, reason: z.string(), by: Person })),
  PlanRejected: event(1, 'The customer has turned the plan down', z.object({ ...plan, reason: z.string(), by: Person })),
}

/** What this service says, for those who listen: without its routes, which a listener has no use for. */
export const quotingEvents = { service: 'quoting', events } as const
