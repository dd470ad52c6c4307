import { repository } from '#shared/kernel/repository.ts'
import { Contract } from './contract-view.ts'

/** Contracts by customer, by status and by order; ids carry the time, so lists are in the order the plans were begun. */
export const contractsOf = repository<Contract>({
  kind: 'contract',
  schema: Contract,
  id: (contract) => contract.contractId,
  orderId: (contract) => contract.orderId,
  customerId: (contract) => contract.customerId,
  called: ({ number }) => [number],
  indexes: (contract) => ({
    byCustomer: [`contract#${contract.customerId}`, contract.contractId],
    byStatus: [`contract#${contract.status}`, contract.contractId],
    byOrder: [contract.orderId, contract.contractId],
  }),
})
