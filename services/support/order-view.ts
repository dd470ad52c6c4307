import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Clause } from '#shared/vocabulary/liability.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** When something was said and by which thing: enough to tell later from earlier, whatever order messages come in. */
export const Origin = z.strictObject({ aggregateId: z.string(), aggregateVersion: z.int().min(1), at: Instant })
export type Origin = z.infer<typeof Origin>

const Awaited = z.strictObject({ status: z.literal('Awaited') })

/** Who ordered what, as the request said. */
export const Commission = z.discriminatedUnion('status', [Awaited, z.strictObject({ status: z.literal('Known'), customerName: z.string(), part: Part, origin: Origin })])

/** The plan the customer approved last. */
export const ApprovedPlan = z.discriminatedUnion('status', [
  Awaited,
  z.strictObject({ status: z.literal('Approved'), planId: z.string(), revision: z.int(), planHash: Sha256, part: Part, material: z.string(), customerName: z.string(), origin: Origin }),
])

/** The clause table of the contract in force says who bears which cause. `total`: all milestones; no refund may exceed it. */
export const SignedContract = z.discriminatedUnion('status', [
  Awaited,
  z.strictObject({ status: z.literal('Signed'), contractId: z.string(), number: z.string(), customerName: z.string(), clauses: z.array(Clause), total: Money.optional(), origin: Origin }),
])

const shipment = { shipmentId: z.string(), number: z.string(), carrier: z.string(), lots: z.array(z.strictObject({ lotId: z.string(), lotNumber: z.string(), quantity: SomePieces })) }
/** Delivered may be heard before Shipped: then only the delivery is known. */
export const OrderShipment = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('Shipped'), ...shipment, dispatchedAt: Instant }),
  z.strictObject({ status: z.literal('Delivered'), ...shipment, dispatchedAt: Instant.optional(), deliveredAt: Instant }),
])
export type OrderShipment = z.infer<typeof OrderShipment>

const Exception = z.strictObject({ eventId: z.string(), shipmentId: z.string(), number: z.string(), sscc: z.string(), reason: z.string(), at: Instant, takenBack: z.boolean().optional() })
export const GoodsStatus = z.enum(['NotShipped', 'Shipped', 'Delivered'])

/** An order as after-sales knows it: heard from the other services, in whatever order. `goods` is computed from the shipments. */
export const OrderFile = z.strictObject({
  orderId: idOf('order'), customerId: z.string(),
  commission: Commission, plan: ApprovedPlan, contract: SignedContract,
  goods: GoodsStatus, shipments: z.array(OrderShipment), exceptions: z.array(Exception),
  refunds: z.array(z.strictObject({ rmaId: z.string(), amount: Money, at: Instant })),
})
export type OrderFile = z.infer<typeof OrderFile>
