import type { Reaction } from '#shared/kernel/implementation.ts'
import type { production } from '#services/production/contract.ts'
import { hearCompletion } from '../domain/lot.ts'
import { hearLot } from './hear-lot.ts'

export const recordOnLotCompleted: Reaction<typeof production, 'LotCompleted'> = (hearing, ports) => {
  const { orderId, aggregateVersion: asOf, occurredAt: at, data } = hearing.event
  const { lotId, lotNumber, customerId, workOrderId, number: workOrderNumber, planHash, part, material, quantity, scrapped, operations, heatIds } = data
  const completion = { asOf, at, workOrderId, workOrderNumber, planHash, part, material, quantity, scrapped, operations, heatIds }
  return hearLot(hearing, ports, lotId, (lot) => hearCompletion(lot, { lotId, lotNumber, orderId, customerId }, completion))
}
