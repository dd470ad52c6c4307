import { attempt, lookIfAny, stageChange } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { production } from '#services/production/contract.ts'
import { hearCompletion } from '../domain/lot.ts'
import { heatUses } from '../heat-uses.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'

/** Adds to a lot's genealogy how it was made, and makes it findable by every heat it carries, in one transaction. */
export const recordOnLotCompleted: Reaction<typeof production, 'LotCompleted'> = (hearing, ports) => {
  const { orderId, aggregateVersion: asOf, occurredAt: at, data } = hearing.event
  const { lotId, lotNumber, customerId, workOrderId, number: workOrderNumber, planHash, part, material, quantity, scrapped, operations, heatIds } = data
  const completion = { asOf, at, workOrderId, workOrderNumber, planHash, part, material, quantity, scrapped, operations, heatIds }
  return attempt(hearing, ports, async () => {
    const found = await lookIfAny(hearing, ports, lots, lotId)
    if (!found.ok) return found
    const decision = hearCompletion(found.value?.state, { lotId, lotNumber, orderId, customerId }, completion)
    if (!decision.ok) return decision
    return ok({ staged: [...stageChange(lots, found.value, decision.value), ...newUses(found.value?.state, decision.value.next)], reply: { body: {} } })
  })
}

const newUses = (before: Lot | undefined, { heatIds, lotId, lotNumber, orderId, customerId }: Lot) =>
  heatIds.filter((heatId) => !before?.heatIds.includes(heatId)).map((heatId) =>
    heatUses.stage(0, { next: { heatId, lotId, lotNumber, orderId, customerId }, events: [{ type: 'HeatTraced', data: { heatId, lotId, lotNumber } }] }))
