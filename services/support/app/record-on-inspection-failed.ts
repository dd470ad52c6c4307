import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { hearFailure } from '../domain/lot.ts'
import { hearLot } from './hear-lot.ts'

export const recordOnInspectionFailed: Reaction<typeof quality, 'InspectionFailed'> = (hearing, ports) => {
  const { orderId, occurredAt: at, data: { lotId, lotNumber, customerId, inspectionId, stage, findings } } = hearing.event
  return hearLot(hearing, ports, lotId, (lot) => hearFailure(lot, { lotId, lotNumber, orderId, customerId }, { inspectionId, stage, findings, at }))
}
