import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { end } from '../domain/order-file.ts'
import { originOf } from '../domain/origin.ts'
import { orders } from '../orders.ts'

export const endOrderOnContractTerminated: Reaction<typeof contracts, 'ContractTerminated'> = (hearing, ports) => {
  const { event } = hearing
  const { contractId, number, reason, customerId, customerName } = event.data
  const ended = { contractId, number, reason, origin: originOf(event) }
  return changeOrCreate(hearing, ports, orders, event.orderId, (file) => end(file, { orderId: event.orderId, customerId, customerName }, ended))
}
