import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'

export const listOrderContracts: Handler<typeof contracts, 'listOrderContracts'> = async (call, ports) =>
  list(call, ports, contractsOf, { index: 'byOrder', partition: call.params.orderId })
