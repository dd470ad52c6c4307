import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quality } from '#services/quality/contract.ts'
import { reduce } from '../domain/lot-stock.ts'
import { originOf } from '../domain/origin.ts'
import { lots } from '../lots.ts'

/** Scrapped pieces, and those that go back to a supplier, are lost to the order; the others wait for their next pass. */
export const reduceLotOnNonconformanceDispositioned: Reaction<typeof quality, 'NonconformanceDispositioned'> = async (hearing, ports) => {
  const { event } = hearing
  const { lotId, lotNumber, customerId, quantity, disposition } = event.data
  if (disposition !== 'scrap' && disposition !== 'return-to-supplier') return ok(undefined)
  const lot = { lotId, lotNumber, customerId, orderId: event.orderId }
  return changeOrCreate(hearing, ports, lots, lotId, (stock) => reduce(stock, lot, { book: 'quality', quantity, origin: originOf(event) }))
}
