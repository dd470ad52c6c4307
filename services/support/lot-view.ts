import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Decimal } from '#shared/vocabulary/measurement.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Performer, Person } from '#shared/vocabulary/party.ts'
import { Pieces, SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** Who did what when, and what came out. */
export const Operation = z.strictObject({
  sequence: z.int(), name: z.string(), workCentre: z.string(), performer: Performer, supplier: z.string().optional(),
  by: Person, startedAt: Instant, finishedAt: Instant, good: Pieces, scrap: Pieces, rework: Pieces,
})

/** What was found per characteristic. When `summarised`, `values` holds the smallest and the largest reading only; the certificate has them all. */
export const Finding = z.strictObject({
  characteristic: z.int(), description: z.string(), requirement: z.string(), unit: z.string().optional(),
  values: z.array(Decimal), summarised: z.boolean(), inspected: z.int(), nonconforming: z.int(), verdict: z.enum(['conforms', 'nonconforming']),
  concession: z.string().optional(),
})
export type Finding = z.infer<typeof Finding>

const Awaited = z.strictObject({ status: z.literal('Awaited') })
/** `asOf`: version of production's lot that said so; a lot is completed again after rework, and the latest counts. */
export const Making = z.discriminatedUnion('status', [
  Awaited,
  z.strictObject({
    status: z.literal('Completed'), asOf: z.int(), at: Instant, workOrderId: z.string(), workOrderNumber: z.string(), planHash: Sha256, part: Part,
    material: z.string(), quantity: SomePieces, scrapped: Pieces, operations: z.array(Operation),
  }),
])
/** `asOf`: version of quality's lot. */
export const Release = z.discriminatedUnion('status', [
  Awaited,
  z.strictObject({
    status: z.literal('Passed'), asOf: z.int(), quantity: SomePieces, inspectionId: z.string(), inspector: Person, passedAt: Instant, findings: z.array(Finding),
    certificate: z.strictObject({ certificateId: z.string(), number: z.string(), sha256: Sha256 }),
  }),
])

/** An inspection the lot failed: what did not conform. */
const Failure = z.strictObject({ inspectionId: z.string(), stage: z.enum(['receipt', 'in-process', 'final']), findings: z.array(Finding), at: Instant })
const Nonconformance = z.strictObject({
  ncrId: z.string(), number: z.string(), quantity: SomePieces, description: z.string(), disposition: z.string(), cause: Cause, decidedBy: Person,
  approvalReference: z.string().optional(), asOf: z.int(), at: Instant,
})
const Hold = z.strictObject({ eventId: z.string(), reason: z.string(), ncrId: z.string().optional(), at: Instant })

const shipment = { shipmentId: z.string(), number: z.string(), quantity: SomePieces }
export const LotShipment = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('Shipped'), ...shipment, dispatchedAt: Instant }),
  z.strictObject({ status: z.literal('Delivered'), ...shipment, dispatchedAt: Instant.optional(), deliveredAt: Instant }),
])
export type LotShipment = z.infer<typeof LotShipment>

/** Pieces a return claims. `Released`: the claim has lapsed, or the pieces went back to the customer; they may be claimed again. */
export const LotReturn = z.strictObject({ rmaId: z.string(), number: z.string(), quantity: SomePieces, status: z.enum(['Expected', 'Received', 'Released']) })
export type LotReturn = z.infer<typeof LotReturn>

/** Pieces of a package that the carrier brought back: the customer never had them. */
export const TakenBack = z.strictObject({ sscc: z.string(), shipmentId: z.string(), number: z.string(), quantity: SomePieces, at: Instant })
export type TakenBack = z.infer<typeof TakenBack>

/** Pieces (C62). `returnable` = shipped − taken back − expected − received; `outside` = shipped − taken back − received: what is not back. */
export const LotCounts = z.strictObject({ shipped: Pieces, takenBack: Pieces.default(0), expected: Pieces, received: Pieces, returnable: Pieces, outside: Pieces })
export const Whereabouts = z.enum(['InHouse', 'Shipped', 'Delivered', 'Returned'])

/** The genealogy of one lot, from the heat to the customer and back. `counts` and `whereabouts` are computed from the entries. */
export const Lot = z.strictObject({
  lotId: idOf('lot'), lotNumber: z.string(), orderId: idOf('order'), customerId: z.string(),
  heatIds: z.array(z.string()), making: Making, release: Release,
  failures: z.array(Failure), nonconformances: z.array(Nonconformance), holds: z.array(Hold),
  shipments: z.array(LotShipment), takenBack: z.array(TakenBack).default([]), returns: z.array(LotReturn), counts: LotCounts, whereabouts: Whereabouts,
})
export type Lot = z.infer<typeof Lot>

/** Which lot carries which heat: the entry that makes "where did this heat go" one read. Written with the lot, never changed. */
export const HeatUse = z.strictObject({ heatId: z.string(), lotId: idOf('lot'), lotNumber: z.string(), orderId: idOf('order'), customerId: z.string() })
export type HeatUse = z.infer<typeof HeatUse>
