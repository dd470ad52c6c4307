import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** Which contract an order has now; later events about the order find it by a consistent read. */
export const OrderContract = z.strictObject({ orderId: idOf('order'), customerId: z.string(), contractId: idOf('contract'), planRevision: z.int(), approvedAt: Instant })
export type OrderContract = z.infer<typeof OrderContract>
