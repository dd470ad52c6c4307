import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { hearContract } from '../domain/order-file.ts'
import { contractTerms } from './contract-terms.ts'
import { orders } from '../orders.ts'

export const recordOnContractSigned: Reaction<typeof contracts, 'ContractSigned'> = (hearing, ports) => {
  const { orderId, data: { customerId } } = hearing.event
  return changeOrCreate(hearing, ports, orders, orderId, (file) => hearContract(file, { orderId, customerId }, contractTerms(hearing.event)))
}
