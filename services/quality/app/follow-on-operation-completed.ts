import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { production } from '#services/production/contract.ts'
import { operationCompleted } from '../domain/lot-history.ts'
import { lots } from '../lots.ts'
import { namesOf, operationOf } from './lot-names.ts'

export const followOnOperationCompleted: Reaction<typeof production, 'OperationCompleted'> = (hearing, ports) => {
  const { orderId, occurredAt, aggregateVersion, data } = hearing.event
  return changeOrCreate(hearing, ports, lots, data.lotId, (lot) => operationCompleted(lot, namesOf(orderId, data), operationOf(data.operation), aggregateVersion, occurredAt))
}
