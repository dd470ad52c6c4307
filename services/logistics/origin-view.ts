import * as z from 'zod'
import { Instant } from '#shared/vocabulary/time.ts'

/** Which event said so, and when: enough to tell later from earlier, whatever the order messages came in. */
export const Origin = z.strictObject({ eventId: z.string(), aggregateId: z.string(), aggregateVersion: z.int().min(1), at: Instant })
export type Origin = z.infer<typeof Origin>
