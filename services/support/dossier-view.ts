import * as z from 'zod'
import { page, versioned } from '#shared/kernel/contract.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Case } from './case-view.ts'
import { EightD } from './eight-d-view.ts'
import { Lot, LotShipment } from './lot-view.ts'
import { OrderFile } from './order-view.ts'
import { Rma } from './rma-view.ts'

/** A lot that shares a heat with another, and whom it went to. For the shop alone: it may be another customer's. */
export const SisterLot = z.object({
  lotId: z.string(), lotNumber: z.string(), orderId: z.string(), customerId: z.string(), customerName: z.string().optional(), heatIds: z.array(z.string()), shipments: z.array(LotShipment),
})
export type SisterLot = z.infer<typeof SisterLot>

/** A lot as a case shows it: measurements, material with heats, operations, certificate. `sisters` is absent for customers. */
export const LotDossier = z.object({ lot: versioned(Lot), sisters: z.array(SisterLot).optional() })
export type LotDossier = z.infer<typeof LotDossier>

/** A case with all that is known of what it is about: the lots it names, or every lot shipped under the order when it names none. */
export const CaseDossier = z.object({ case: versioned(Case), order: versioned(OrderFile), lots: z.array(LotDossier), returns: z.array(versioned(Rma)) })
export type CaseDossier = z.infer<typeof CaseDossier>

/** What a recall reached: a case for each order, and lots of the same heat that are in the house, still or again, and must be held there. */
export const Recall = z.object({
  recallId: z.string(),
  cases: z.array(z.object({
    caseId: z.string(), number: z.string(), orderId: z.string(), customerId: z.string(),
    lots: z.array(z.object({ lotId: z.string(), lotNumber: z.string(), quantity: SomePieces })),
  })),
  inHouse: z.array(z.object({ lotId: z.string(), lotNumber: z.string(), orderId: z.string() })),
})
export type Recall = z.infer<typeof Recall>

export const Cases = page(versioned(Case))
export const EightDs = page(versioned(EightD))
export const Lots = page(versioned(Lot))
export const Orders = page(versioned(OrderFile))
export const Rmas = page(versioned(Rma))
