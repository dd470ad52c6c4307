import * as z from 'zod'

/** What we read of an EasyPost Tracker; everything else it carries is let through unread. */
export const CarrierTracker = z.looseObject({
  object: z.literal('Tracker'),
  tracking_code: z.string().max(100),
  status: z.string().max(60),
  status_detail: z.string().max(200).nullish(),
  signed_by: z.string().max(200).nullish(),
  updated_at: z.string().max(60).nullish(),
  datetime: z.string().max(60).nullish(),
  tracking_details: z.array(z.looseObject({ message: z.string().max(1000).nullish(), status: z.string().max(60).nullish(), datetime: z.string().max(60).nullish() })).max(1000).nullish(),
})
export type CarrierTracker = z.infer<typeof CarrierTracker>

/** An EasyPost event. Its `result` is whatever the event is about; only trackers are ours to read. */
export const CarrierWebhook = z.looseObject({ id: z.string().min(1).max(300), description: z.string().max(200), result: z.union([CarrierTracker, z.looseObject({})]) })
export type CarrierWebhook = z.infer<typeof CarrierWebhook>
