import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { hearFailure } from '../domain/lot.ts'
import { lots } from '../lots.ts'

export const recordOnInspectionFailed: Reaction<typeof quality, 'InspectionFailed'> = (hearing, ports) => {
  const { orderId, occurredAt: at, data: { lotId, lotNumber, customerId, inspectionId, stage, findings } } = hearing.event
  return changeOrCreate(hearing, ports, lots, lotId, (lot) => hearFailure(lot, { lotId, lotNumber, orderId, customerId }, { inspectionId, stage, findings, at }))
}
