import * as z from 'zod'
import { Performer, Person } from '#shared/vocabulary/party.ts'
import { Pieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** Where the pieces of one operation are. Always: input = good + scrap + rework + in process + at supplier. */
export const Ledger = z.strictObject({ input: Pieces, good: Pieces, scrap: Pieces, rework: Pieces, inProcess: Pieces, atSupplier: Pieces })
export type Ledger = z.infer<typeof Ledger>

/** A step as the approved plan has it. `supplier` is empty for the shop's own steps. Times in whole seconds: setup once per lot, cycle per piece. */
export const Step = z.strictObject({
  sequence: z.int().min(1).max(9999), name: z.string(), workCentre: z.string(), performer: Performer, supplier: z.string(),
  setupSeconds: z.int().min(0), cycleSeconds: z.int().min(0), instructions: z.string(),
})
export type Step = z.infer<typeof Step>

/** `reworked`: pieces that ever needed rework here, for the first-pass yield (ISO 22400-2). */
const base = z.strictObject({ ...Step.shape, ledger: Ledger, reworked: Pieces })
const started = { by: Person, startedAt: Instant, workedSeconds: z.int().min(0) }
const outside = { reference: z.string(), by: Person, orderedAt: Instant }
const sent = { ...outside, sentAt: Instant, certificateIds: z.array(z.string()) }

/** Operation: Pending → Ready → Setup → Running ⇄ Paused → Done; outside: Ready → Ordered → SentOut → AtSupplier → Received → Done. */
export const Operation = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Pending') }),
  base.extend({ status: z.literal('Ready') }),
  base.extend({ status: z.literal('Setup'), by: Person, setupAt: Instant }),
  base.extend({ status: z.literal('Running'), ...started, runningSince: Instant }),
  base.extend({ status: z.literal('Paused'), ...started, pausedAt: Instant, reason: z.string() }),
  base.extend({ status: z.literal('Ordered'), ...outside }),
  base.extend({ status: z.literal('SentOut'), ...sent }),
  base.extend({ status: z.literal('AtSupplier'), ...sent, arrivedAt: Instant }),
  base.extend({ status: z.literal('Received'), ...sent, receivedAt: Instant }),
  base.extend({ status: z.literal('Done'), ...started, finishedAt: Instant, certificateIds: z.array(z.string()) }),
])
export type Operation = z.infer<typeof Operation>

/** A finished step as a lot split off later inherits it; the counts are those of the lot it was done on. */
export const Performed = z.strictObject({
  sequence: z.int(), name: z.string(), workCentre: z.string(), performer: Performer, supplier: z.string().optional(),
  by: Person, startedAt: Instant, finishedAt: Instant, good: Pieces, scrap: Pieces, rework: Pieces,
})
export type Performed = z.infer<typeof Performed>
