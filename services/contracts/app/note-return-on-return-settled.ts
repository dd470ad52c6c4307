import { change, look } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { support } from '#services/support/contract.ts'
import { contractsOf } from '../contracts.ts'
import { noteReturn } from '../domain/after.ts'
import { orders } from '../orders.ts'

export const noteReturnOnReturnSettled: Reaction<typeof support, 'ReturnSettled'> = async (hearing, ports) => {
  const { orderId, data: { rmaId, rmaNumber, settlement, bearer, cause, amount }, occurredAt } = hearing.event
  const order = await look(hearing, ports, orders, orderId)
  if (!order.ok) return order
  const claim = { rmaId, rmaNumber, settlement, bearer, cause, at: occurredAt, ...(amount && { amount }) }
  return change(hearing, ports, contractsOf, order.value.state.contractId, (state) => noteReturn(state, claim))
}
