import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Party, Performer, Person } from '#shared/vocabulary/party.ts'
import { Pieces, SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'

const work = { workOrderId: z.string(), number: z.string(), customerId: z.string(), planId: z.string(), planHash: Sha256, part: Part }
const lot = { ...work, lotId: z.string(), lotNumber: z.string() }
const counts = { good: Pieces, scrap: Pieces, rework: Pieces }
const Done = z.object({
  sequence: z.int(), name: z.string(), workCentre: z.string(), performer: Performer, supplier: z.string().optional(),
  by: Person, startedAt: Instant, finishedAt: Instant, ...counts,
})
const outside = { ...lot, sequence: z.int(), supplier: z.string(), quantity: SomePieces }

export const events = {
  ProductionReleased: event(1, 'All gates are open; work may begin', z.object({ ...work, quantity: SomePieces, lots: z.array(z.object({ lotId: z.string(), lotNumber: z.string(), quantity: SomePieces, heatIds: z.array(z.string()) })) })),
  OperationCompleted: event(1, 'An operation on a lot is done; every piece that went in is accounted for', z.object({ ...lot, operation: Done })),
  LotCompleted: event(1, 'All operations on a lot are done; it waits for inspection', z.object({
    ...lot, quantity: SomePieces, scrapped: Pieces, heatIds: z.array(z.string()), material: z.string(), operations: z.array(Done),
  })),
  LotScrapped: event(1, 'Pieces are lost, with the cause and who bears it', z.object({ ...lot, quantity: SomePieces, cause: Cause, bearer: Party, remaining: Pieces })),
  OutsideShipmentSent: event(1, 'Pieces have left for an outside operation', z.object(outside)),
  OutsideShipmentReceived: event(1, 'Pieces are back from an outside operation', z.object({ ...outside, ...counts, certificateIds: z.array(z.string()) })),
}

/** What this service says, for those who listen: without its routes, which a listener has no use for. */
export const productionEvents = { service: 'production', events } as const
