import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { production } from '#services/production/contract.ts'
import { reduce } from '../domain/lot-stock.ts'
import { originOf } from '../domain/origin.ts'
import { lots } from '../lots.ts'

export const reduceLotOnLotScrapped: Reaction<typeof production, 'LotScrapped'> = (hearing, ports) => {
  const { event } = hearing
  const { lotId, lotNumber, customerId, quantity } = event.data
  const lot = { lotId, lotNumber, customerId, orderId: event.orderId }
  return changeOrCreate(hearing, ports, lots, lotId, (stock) => reduce(stock, lot, { book: 'production', quantity, origin: originOf(event) }))
}
