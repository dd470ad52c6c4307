import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { contracts } from '../contract.ts'
import { payments } from '../payments.ts'

export const listPayments: Handler<typeof contracts, 'listPayments'> = async (call, ports) =>
  list(call, ports, payments, { index: 'byStatus', partition: `payment#${call.query.status}` })
