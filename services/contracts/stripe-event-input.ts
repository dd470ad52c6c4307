import * as z from 'zod'

const text = z.string().max(2000).optional().catch(undefined)
const minor = z.int().optional().catch(undefined)
const Metadata = z.object({ contractId: z.string().max(100).optional().catch(undefined), milestoneId: z.string().max(100).optional().catch(undefined) })

/**
 * The parts of a Stripe event that matter here. Fields of a shape we do not expect count as absent: an event of another type must not
 * be turned away because of them. Currency in lower case, amounts in the currency's smallest unit, `created` in Unix seconds.
 */
export const StripeEvent = z.looseObject({
  id: z.string().min(1).max(300),
  type: z.string().max(200),
  created: z.int().min(0).max(9_999_999_999).optional().catch(undefined),
  data: z.looseObject({
    object: z.looseObject({
      id: z.string().min(1).max(300).optional().catch(undefined), amount: minor, amount_received: minor, amount_refunded: minor,
      currency: z.string().regex(/^[A-Za-z]{3}$/).optional().catch(undefined),
      payment_intent: z.string().min(1).max(300).optional().catch(undefined), status: text, reason: text,
      last_payment_error: z.looseObject({ message: text }).optional().catch(undefined),
      metadata: Metadata.catch({}),
    }),
  }),
})
export type StripeEvent = z.infer<typeof StripeEvent>
