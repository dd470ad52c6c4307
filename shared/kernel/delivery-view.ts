import * as z from 'zod'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { ActorRef } from './actor.ts'

/** Unproven: the signature was missing, wrong or too old, so nobody knows who sent it; all of one hour are one entry. */
export const DeliveryStatus = z.enum(['Refused', 'Accepted', 'Unproven'])
export type DeliveryStatus = z.infer<typeof DeliveryStatus>

const Pointed = z.object({ pointer: z.string(), detail: z.string() })
const DeliveryProblem = z.object({ code: z.string(), detail: z.string(), errors: z.array(Pointed) })
const Replay = z.object({ at: Instant, by: ActorRef, outcome: z.enum(['Accepted', 'Refused']), problem: DeliveryProblem.optional() })

/**
 * What a partner sent to one webhook and what became of it: one entry for each of the partner's events, however often it was sent. `status` is the
 * outcome of the last attempt. `attempts` of what is unproven counts at most once a minute.
 */
export const WebhookDelivery = z.object({
  deliveryId: z.string(), hook: z.string(), eventId: z.string().optional(), status: DeliveryStatus, signature: z.enum(['right', 'wrong']),
  firstAt: Instant, lastAt: Instant, attempts: z.int().min(1), bytes: z.int().min(0), sha256: Sha256, problem: DeliveryProblem.optional(), replayable: z.boolean(), replays: z.array(Replay),
})

/** With the body exactly as it came, where it was kept. */
export const WholeDelivery = WebhookDelivery.extend({ body: z.string().optional() })
