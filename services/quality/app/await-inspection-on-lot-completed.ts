import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { production } from '#services/production/contract.ts'
import { completed } from '../domain/lot-history.ts'
import { lots } from '../lots.ts'
import { namesOf, operationOf } from './lot-names.ts'

export const awaitInspectionOnLotCompleted: Reaction<typeof production, 'LotCompleted'> = (hearing, ports) => {
  const { orderId, occurredAt, aggregateVersion, data } = hearing.event
  const completion = { count: { pieces: data.quantity, version: aggregateVersion }, heatIds: data.heatIds, material: data.material, operations: data.operations.map(operationOf) }
  return changeOrCreate(hearing, ports, lots, data.lotId, (lot) => completed(lot, namesOf(orderId, data), completion, occurredAt))
}
