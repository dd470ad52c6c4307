import type { Reaction } from '#shared/kernel/implementation.ts'
import type { support } from '#services/support/contract.ts'
import { block } from '../domain/lot-stock.ts'
import { originOf } from '../domain/origin.ts'
import { changeLots } from './change-lots.ts'

/** What has been delivered is called back; what is still here stays here until it is passed again. */
export const holdLotsOnRecallDeclared: Reaction<typeof support, 'RecallDeclared'> = (hearing, ports) => {
  const { data, ...event } = hearing.event
  const hold = { kind: 'recall' as const, reason: `${data.number}: ${data.reason}`, origin: originOf(event) }
  return changeLots(hearing, ports, data.lots, (stock, { lotId, lotNumber }) => block(stock, { lotId, lotNumber, orderId: event.orderId, customerId: data.customerId }, hold))
}
