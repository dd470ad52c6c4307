import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Delivery, Packaging } from './delivery-view.ts'
import { Origin } from './origin-view.ts'

/** What the approved plan says about packing and delivery. `exportClass` is the most restricted of the plan's documents. */
export const ApprovedPlan = z.strictObject({
  status: z.literal('Approved'), planId: z.string(), revision: z.int().min(1), planHash: Sha256, part: Part, quantity: SomePieces,
  packaging: Packaging, delivery: Delivery, exportClass: ExportClass, origin: Origin,
})
export type ApprovedPlan = z.infer<typeof ApprovedPlan>

/** The contract as far as shipping needs it: milestones whose payment opens the shipment. */
export const OrderContract = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('Awaited') }),
  z.strictObject({
    status: z.literal('Signed'), contractId: z.string(), number: z.string(), planHash: Sha256,
    shipmentMilestones: z.array(z.strictObject({ milestoneId: z.string(), name: z.string() })), origin: Origin,
  }),
  z.strictObject({ status: z.literal('Terminated'), contractId: z.string(), number: z.string(), reason: z.string(), origin: Origin }),
])
export type OrderContract = z.infer<typeof OrderContract>

/** The latest word on a milestone's money. */
export const MilestonePayment = z.strictObject({
  milestoneId: z.string(), name: z.string(), standing: z.enum(['Received', 'Disputed', 'Refunded']), settled: z.boolean(), origin: Origin,
})
export type MilestonePayment = z.infer<typeof MilestonePayment>

/** Whether goods of this order may leave, and if not, why (a refusal code) and over which milestone. */
export const DispatchGate = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('Open') }),
  z.strictObject({
    status: z.literal('Closed'),
    because: z.enum(['plan-not-approved', 'contract-not-signed', 'contract-terminated', 'plan-not-contracted', 'payment-disputed', 'payment-refunded', 'shipment-payment-open']),
    milestone: z.string().optional(),
  }),
])
export type DispatchGate = z.infer<typeof DispatchGate>
export const GateStatus = z.enum(['Open', 'Closed'])

/** Logistics' own copy of an order, from what it has heard. `gate` is always computed from the rest. */
export const OrderFile = z.strictObject({
  orderId: idOf('order'), customerId: z.string(), customerName: z.string(),
  plan: z.discriminatedUnion('status', [z.strictObject({ status: z.literal('Awaited') }), ApprovedPlan]),
  contract: OrderContract,
  payments: z.array(MilestonePayment),
  dispatched: z.array(z.strictObject({ shipmentId: z.string(), number: z.string(), quantity: SomePieces, at: Instant })),
  gate: DispatchGate,
})
export type OrderFile = z.infer<typeof OrderFile>
