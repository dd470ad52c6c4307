import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Locale } from '#shared/vocabulary/locale.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { SubmittedStatus } from './plan-view.ts'

/** What a document says: a plan's revision in one status, in one language. */
const edition = { plan: z.strictObject({ planId: idOf('plan'), revision: z.int().min(1), status: SubmittedStatus }), locale: Locale }
const base = z.strictObject({ planDocumentId: idOf('planDocument'), orderId: idOf('order'), customerId: z.string(), ...edition })

/** The PDF of a plan: Rendering → Ready. Made once; asked for again when the first attempt came to nothing. */
export const PlanDocument = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Rendering'), requestedAt: Instant }),
  base.extend({ status: z.literal('Ready'), sha256: Sha256 }),
])
export type PlanDocument = z.infer<typeof PlanDocument>

/** How far it is: `None` while nobody has asked, `Failed` when it should have come by now. */
export const PlanDocumentSeen = z.strictObject({ ...edition, status: z.enum(['None', 'Rendering', 'Failed', 'Ready']) })
