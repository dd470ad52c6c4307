import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Party, Person } from '#shared/vocabulary/party.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** The operation a tool is at. */
export const ToolingUse = z.strictObject({ lotId: idOf('lot'), lotNumber: z.string(), workOrderId: idOf('workOrder'), sequence: z.int(), by: Person, at: Instant })
export type ToolingUse = z.infer<typeof ToolingUse>

/**
 * A tool or fixture made for one part and revision. `owner` alone has title. `paidBy` says who paid for it and is kept beside the owner, because
 * paying for tooling does not by itself convey title. Counted, never valued: the customer's tooling is no asset of the manufacturer, and no money stands here.
 */
const base = z.strictObject({
  toolingId: idOf('tooling'), number: z.string(), orderId: idOf('order'), customerId: z.string(), owner: Party, paidBy: Party, description: z.string(),
  part: Part, exportClass: ExportClass, workOrders: z.array(z.strictObject({ workOrderId: idOf('workOrder'), number: z.string() })).min(1),
  registeredBy: Person, registeredAt: Instant,
})
export const ToolingBase = base
export type ToolingBase = z.infer<typeof base>

/** Tooling: InStore ⇄ CheckedOut; InStore → Returned (the customer's only); InStore | CheckedOut → Scrapped. */
export const Tooling = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('InStore') }),
  base.extend({ status: z.literal('CheckedOut'), use: ToolingUse }),
  base.extend({ status: z.literal('Returned'), by: Person, at: Instant, reference: z.string() }),
  base.extend({ status: z.literal('Scrapped'), by: Person, at: Instant, cause: Cause, bearer: Party, clause: z.string(), workOrderId: idOf('workOrder'), reason: z.string() }),
])
export type Tooling = z.infer<typeof Tooling>
export const ToolingStatus = z.enum(['InStore', 'CheckedOut', 'Returned', 'Scrapped'])
