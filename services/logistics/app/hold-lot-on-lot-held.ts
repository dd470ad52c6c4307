import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { block } from '../domain/lot-stock.ts'
import { originOf } from '../domain/origin.ts'
import { lots } from '../lots.ts'

export const holdLotOnLotHeld: Reaction<typeof quality, 'LotHeld'> = (hearing, ports) => {
  const { event } = hearing
  const { lotId, lotNumber, customerId, reason } = event.data
  const lot = { lotId, lotNumber, customerId, orderId: event.orderId }
  return changeOrCreate(hearing, ports, lots, lotId, (stock) => block(stock, lot, { kind: 'hold', reason, origin: originOf(event) }))
}
