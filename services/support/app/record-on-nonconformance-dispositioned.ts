import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { hearNonconformance } from '../domain/lot.ts'
import { lots } from '../lots.ts'

export const recordOnNonconformanceDispositioned: Reaction<typeof quality, 'NonconformanceDispositioned'> = (hearing, ports) => {
  const { orderId, aggregateVersion: asOf, occurredAt: at, data } = hearing.event
  const { lotId, lotNumber, customerId, ncrId, number, quantity, description, disposition, cause, decidedBy, approvalReference } = data
  const ncr = { ncrId, number, quantity, description, disposition, cause, decidedBy, asOf, at, ...(approvalReference !== undefined && { approvalReference }) }
  return changeOrCreate(hearing, ports, lots, lotId, (lot) => hearNonconformance(lot, { lotId, lotNumber, orderId, customerId }, ncr))
}
