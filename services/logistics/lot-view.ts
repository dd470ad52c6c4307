import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Pieces, SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Origin } from './origin-view.ts'

export const LotCertificate = z.strictObject({ certificateId: z.string(), number: z.string(), sha256: Sha256 })
export type LotCertificate = z.infer<typeof LotCertificate>

export const LotPass = z.strictObject({ quantity: SomePieces, certificate: LotCertificate, origin: Origin })
export type LotPass = z.infer<typeof LotPass>
export const LotHold = z.strictObject({ kind: z.enum(['hold', 'nonconformance', 'recall']), reason: z.string(), origin: Origin })
export type LotHold = z.infer<typeof LotHold>
/** Pieces lost, as production booked them or as quality disposed of them: two books of the same pieces. */
export const LotLoss = z.strictObject({ book: z.enum(['production', 'quality']), quantity: SomePieces, origin: Origin })
export type LotLoss = z.infer<typeof LotLoss>
/**
 * Pieces that come back: claimed while Expected, counted once Settled. `reference` is the RMA, or the package a carrier brought back; `at` is when this
 * status began. A rejected return gives nothing back.
 */
export const LotReturn = z.strictObject({ reference: z.string(), quantity: Pieces, status: z.enum(['Expected', 'Settled', 'Rejected', 'TakenBack']), at: Instant })
export type LotReturn = z.infer<typeof LotReturn>
const line = { shipmentId: idOf('shipment'), packageId: idOf('package'), quantity: SomePieces }

/** Pieces (C62). `passed` is the latest verdict on the whole lot, `passedAgain` what had come back by then; `packable` may go into a package now; `shortfall` is packed or shipped beyond what is (still) passed. */
export const LotCounts = z.strictObject({
  passed: Pieces, passedAgain: Pieces, lost: Pieces, packed: Pieces, shipped: Pieces, expected: Pieces, returned: Pieces, packable: Pieces, shortfall: Pieces,
})
export type LotCounts = z.infer<typeof LotCounts>
/**
 * AwaitingQc → Hold | Passed → Packed → Shipped → Returned. Passed while pieces may go into a package; Packed when nothing more may and some are in one;
 * Shipped when none is here any more; Returned when all that left is back and has not been passed again.
 */
export const LotStatus = z.enum(['AwaitingQc', 'Hold', 'Passed', 'Packed', 'Shipped', 'Returned'])

/** A lot as the packing table sees it. `status` and `counts` are always computed from the entries, so their order of arrival cannot matter. */
export const LotStock = z.strictObject({
  lotId: idOf('lot'), lotNumber: z.string(), orderId: idOf('order'), customerId: z.string(),
  passes: z.array(LotPass), holds: z.array(LotHold), losses: z.array(LotLoss), returns: z.array(LotReturn),
  packed: z.array(z.strictObject(line)), shipped: z.array(z.strictObject({ ...line, at: Instant })),
  status: LotStatus, counts: LotCounts,
})
export type LotStock = z.infer<typeof LotStock>
