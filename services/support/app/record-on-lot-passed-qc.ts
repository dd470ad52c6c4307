import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { hearPass } from '../domain/lot.ts'
import { lots } from '../lots.ts'

export const recordOnLotPassedQc: Reaction<typeof quality, 'LotPassedQC'> = (hearing, ports) => {
  const { orderId, aggregateVersion: asOf, data } = hearing.event
  const { lotId, lotNumber, customerId, quantity, inspectionId, inspector, passedAt, findings, certificate } = data
  return changeOrCreate(hearing, ports, lots, lotId, (lot) =>
    hearPass(lot, { lotId, lotNumber, orderId, customerId }, { asOf, quantity, inspectionId, inspector, passedAt, findings, certificate }))
}
