import type { Reaction } from '#shared/kernel/implementation.ts'
import type { support } from '#services/support/contract.ts'
import { expectReturn } from '../domain/lot-stock.ts'
import { changeLots } from './change-lots.ts'

/** Pieces are on their way back: they count again only once quality has passed them again. */
export const expectReturnOnReturnAuthorized: Reaction<typeof support, 'ReturnAuthorized'> = (hearing, ports) => {
  const { data, orderId, occurredAt } = hearing.event
  return changeLots(hearing, ports, data.lots, (stock, { lotId, lotNumber, quantity }) =>
    expectReturn(stock, { lotId, lotNumber, orderId, customerId: data.customerId }, { reference: data.rmaId, quantity, at: occurredAt }))
}
