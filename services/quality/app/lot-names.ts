import type { Part } from '#shared/vocabulary/part.ts'
import type { LotNames } from '../domain/lot-history.ts'

type Named = {
  readonly lotId: string; readonly lotNumber: string; readonly customerId: string; readonly workOrderId: string; readonly number: string
  readonly planId: string; readonly planHash: string; readonly part: Part
}

/** How production's events name a lot, as quality keeps it. */
export const namesOf = (orderId: string, { lotId, lotNumber, customerId, workOrderId, number, planId, planHash, part }: Named): LotNames => ({
  lotId, lotNumber, orderId, customerId, workOrderId, workOrderNumber: number, planId, planHash, part,
})

type Done = LotOperation & { readonly by: unknown; readonly startedAt: string }
type LotOperation = {
  readonly sequence: number; readonly name: string; readonly workCentre: string; readonly performer: 'manufacturer' | 'customer' | 'subcontractor'; readonly supplier?: string | undefined
  readonly finishedAt: string; readonly good: number; readonly scrap: number; readonly rework: number
}

export const operationOf = ({ sequence, name, workCentre, performer, supplier, finishedAt, good, scrap, rework }: Done) => ({
  sequence, name, workCentre, performer, ...(supplier !== undefined && { supplier }), finishedAt, good, scrap, rework,
})
