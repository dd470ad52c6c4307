import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { admit } from '../domain/lot-stock.ts'
import { originOf } from '../domain/origin.ts'
import { lots } from '../lots.ts'

export const admitLotOnLotPassedQc: Reaction<typeof quality, 'LotPassedQC'> = (hearing, ports) => {
  const { event } = hearing
  const { lotId, lotNumber, customerId, quantity, certificate: { certificateId, number, sha256 } } = event.data
  const lot = { lotId, lotNumber, customerId, orderId: event.orderId }
  return changeOrCreate(hearing, ports, lots, lotId, (stock) => admit(stock, lot, { quantity, certificate: { certificateId, number, sha256 }, origin: originOf(event) }))
}
