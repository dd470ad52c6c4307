import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { block } from '../domain/lot-stock.ts'
import { originOf } from '../domain/origin.ts'
import { lots } from '../lots.ts'

export const holdLotOnNonconformanceOpened: Reaction<typeof quality, 'NonconformanceOpened'> = (hearing, ports) => {
  const { event } = hearing
  const { lotId, lotNumber, customerId, number, description } = event.data
  const lot = { lotId, lotNumber, customerId, orderId: event.orderId }
  return changeOrCreate(hearing, ports, lots, lotId, (stock) => block(stock, lot, { kind: 'nonconformance', reason: `${number}: ${description}`, origin: originOf(event) }))
}
