import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { Gate } from '#shared/vocabulary/gate.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { Clause } from '#shared/vocabulary/liability.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import { Instant } from '#shared/vocabulary/time.ts'

const contract = {
  contractId: z.string(), number: z.string(), customerId: z.string(), customerName: z.string(),
  planId: z.string(), planRevision: z.int(), planHash: Sha256,
}
const Milestone = z.object({ milestoneId: z.string(), name: z.string(), amount: Money, gate: Gate })
const terms = { documentHash: Sha256, termsVersion: z.string(), milestones: z.array(Milestone), clauses: z.array(Clause) }
/** What the last of a milestone's money did. A part paid while the rest is disputed or was paid back leaves it Disputed or Refunded. Absent in events from before there was such a field: their name says it. */
export const PaymentStanding = z.enum(['Received', 'Failed', 'Disputed', 'Refunded'])
/** `received` is the total on this milestone after this event; `settled` is true once it is at least the milestone's amount. */
const payment = { ...contract, milestone: Milestone, amount: Money, received: Money, settled: z.boolean(), standing: PaymentStanding.exclude(['Failed']).optional(), provider: z.string(), providerEventId: z.string() }

export const events = {
  ContractIssued: event(1, 'The contract document exists and is out for signature', z.object({ ...contract, ...terms })),
  ContractSigned: event(1, 'Both parties have signed the same bytes', z.object({
    ...contract, ...terms, signatures: z.array(z.object({ party: z.enum(['customer', 'manufacturer']), signer: Person, signedAt: Instant })),
  })),
  ContractAmended: event(1, 'A signed contract has a signed amendment', z.object({ ...contract, ...terms, parentHash: Sha256, amendment: z.int() })),
  ContractTerminated: event(1, 'The contract has ended before it was fulfilled', z.object({ ...contract, reason: z.string(), by: Person })),
  PaymentReceived: event(1, 'Money has arrived for a milestone', z.object(payment)),
  PaymentFailed: event(1, 'A payment attempt has failed', z.object({ ...payment, standing: PaymentStanding.optional(), reason: z.string() })),
  PaymentDisputed: event(1, 'The payer disputes a payment', z.object({ ...payment, reason: z.string() })),
  PaymentRefunded: event(1, 'Money has been paid back', z.object({ ...payment, reason: z.string() })),
  ShopProfileSet: event(1, 'What the shop says of itself on its documents is another; the whole of it', ShopProfile),
}

/** What this service says, for those who listen: without its routes, which a listener has no use for. */
export const contractsEvents = { service: 'contracts', events } as const
