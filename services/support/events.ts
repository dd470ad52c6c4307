import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { Party, Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { ResolutionKind } from './case-view.ts'

const complaint = { caseId: z.string(), number: z.string(), customerId: z.string() }
const LotQuantity = z.object({ lotId: z.string(), lotNumber: z.string(), quantity: SomePieces })
const rma = { ...complaint, rmaId: z.string(), rmaNumber: z.string(), lots: z.array(LotQuantity), cause: Cause, bearer: Party }

export const events = {
  CaseOpened: event(1, 'A customer needs help or complains', z.object({ ...complaint, lotIds: z.array(z.string()), subject: z.string(), by: Person })),
  QuestionAsked: event(1, 'Support asks the customer, whose case waits for the answer', z.object({ ...complaint, text: z.string() })),
  CaseAnswered: event(1, 'Support has answered', z.object({ ...complaint, text: z.string() })),
  CustomerReplied: event(1, 'The customer has written in a case', z.object({ ...complaint, text: z.string() })),
  CaseResolved: event(1, 'Support holds a case for solved; until `reopenUntil` the customer may say that it is not', z.object({ ...complaint, kind: ResolutionKind, text: z.string(), by: Person, at: Instant, reopenUntil: Instant })),
  CaseReopened: event(1, 'The customer says that a case is not solved', z.object({ ...complaint, reason: z.string() })),
  ReturnAuthorized: event(1, 'The customer may send pieces back', z.object({ ...rma, reason: z.string() })),
  ReturnSettled: event(1, 'A return is settled', z.object({ ...rma, settlement: z.enum(['repair', 'replace', 'refund', 'reject']), amount: Money.optional() })),
  RecallDeclared: event(1, 'Delivered lots are called back', z.object({ ...complaint, lots: z.array(LotQuantity), reason: z.string() })),
}

/** What this service says, for those who listen: without its routes, which a listener has no use for. */
export const supportEvents = { service: 'support', events } as const
