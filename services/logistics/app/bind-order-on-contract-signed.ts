import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { bind } from '../domain/order-file.ts'
import { originOf } from '../domain/origin.ts'
import { orders } from '../orders.ts'

export const bindOrderOnContractSigned: Reaction<typeof contracts, 'ContractSigned'> = (hearing, ports) => {
  const { event } = hearing
  const { contractId, number, planHash, milestones, customerId, customerName } = event.data
  const bound = { contractId, number, planHash, milestones, origin: originOf(event) }
  return changeOrCreate(hearing, ports, orders, event.orderId, (file) => bind(file, { orderId: event.orderId, customerId, customerName }, bound))
}
