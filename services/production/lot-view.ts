import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Party } from '#shared/vocabulary/party.ts'
import { Pieces, SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Operation, Performed } from './operation-view.ts'

/** Quality's word that the lot must not move. `key` is the nonconformance, or the event when there is none. */
export const QualityHold = z.strictObject({ key: z.string(), reason: z.string(), at: Instant })
export type QualityHold = z.infer<typeof QualityHold>

export const Disposition = z.strictObject({
  ncrId: z.string(), disposition: z.enum(['use-as-is', 'rework', 'repair', 'return-to-supplier', 'scrap']), quantity: SomePieces, at: Instant,
})
export type Disposition = z.infer<typeof Disposition>

export const Pass = z.strictObject({ inspectionId: z.string(), certificateId: z.string(), certificateNumber: z.string(), certificateSha256: Sha256, quantity: SomePieces, at: Instant })
export type Pass = z.infer<typeof Pass>

/** Pieces that went to another lot (`out`) or came from one (`in`), before the operation with this sequence. */
export const Split = z.strictObject({ direction: z.enum(['out', 'in']), lotId: idOf('lot'), lotNumber: z.string(), quantity: SomePieces, beforeSequence: z.int() })
export type Split = z.infer<typeof Split>

/** All pieces of one lot that joined another (`out`, on the lot that is no more), or pieces that joined this one (`in`), before the operation with this sequence. */
export const Merge = Split
export type Merge = z.infer<typeof Merge>

/** `released` + Σ merged in = `quantity` (still alive) + Σ scrap of its operations + Σ split out + Σ merged out. */
const base = z.strictObject({
  lotId: idOf('lot'), number: z.string(), orderId: idOf('order'), workOrderId: idOf('workOrder'), workOrderNumber: z.string(),
  customerId: z.string(), planId: z.string(), planHash: Sha256, part: Part, exportClass: ExportClass,
  material: z.string(), materialOwner: Party, heatIds: z.array(z.string()), createdAt: Instant,
  released: SomePieces, quantity: Pieces,
  operations: z.array(Operation).min(1), inherited: z.array(Performed), splits: z.array(Split), merges: z.array(Merge), completions: z.array(Instant),
  holds: z.array(QualityHold), dispositions: z.array(Disposition), passes: z.array(Pass),
  shipments: z.array(z.strictObject({ shipmentId: z.string(), quantity: SomePieces })),
  returns: z.array(z.strictObject({ rmaId: z.string(), quantity: SomePieces })),
})
export const LotBase = base
export type LotBase = z.infer<typeof base>

/** Lot: InProcess → AwaitingQc → Passed → Shipped → Returned; Hold from anywhere quality says so; Scrapped when no piece is left, Merged when all of them are in another lot. */
export const Lot = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('InProcess'), currentSequence: z.int() }),
  base.extend({ status: z.literal('AwaitingQc'), completedAt: Instant }),
  base.extend({ status: z.literal('Hold'), heldSince: Instant }),
  base.extend({ status: z.literal('Passed'), pass: Pass }),
  base.extend({ status: z.literal('Shipped'), pass: Pass }),
  base.extend({ status: z.literal('Returned'), pass: Pass }),
  base.extend({ status: z.literal('Scrapped') }),
  base.extend({ status: z.literal('Merged'), into: idOf('lot') }),
])
export type Lot = z.infer<typeof Lot>
export const LotStatus = z.enum(['InProcess', 'AwaitingQc', 'Hold', 'Passed', 'Shipped', 'Returned', 'Scrapped', 'Merged'])

/** Which lot carries which heat: the entry that makes "where did this heat go" one read. Written with the lot, never changed; a merge adds those of heats new to it. */
export const HeatUse = z.strictObject({
  heatId: z.string(), lotId: idOf('lot'), lotNumber: z.string(), orderId: idOf('order'), workOrderId: idOf('workOrder'),
  customerId: z.string(), part: Part, materialOwner: Party, quantity: SomePieces, since: Instant,
})
export type HeatUse = z.infer<typeof HeatUse>
