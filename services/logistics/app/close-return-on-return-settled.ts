import type { Reaction } from '#shared/kernel/implementation.ts'
import type { support } from '#services/support/contract.ts'
import { closeReturn } from '../domain/lot-stock.ts'
import { changeLots } from './change-lots.ts'

/** A rejected return stays the customer's; whatever else was agreed, the pieces are here and wait for a pass. */
export const closeReturnOnReturnSettled: Reaction<typeof support, 'ReturnSettled'> = (hearing, ports) => {
  const { data, orderId, occurredAt } = hearing.event
  const status = data.settlement === 'reject' ? 'Rejected' : 'Settled'
  return changeLots(hearing, ports, data.lots, (stock, { lotId, lotNumber, quantity }) =>
    closeReturn(stock, { lotId, lotNumber, orderId, customerId: data.customerId }, { reference: data.rmaId, quantity, at: occurredAt }, status))
}
