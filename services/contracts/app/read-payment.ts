import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { payments } from '../payments.ts'

export const readPayment: Handler<typeof contracts, 'readPayment'> = async (call, ports) => {
  const found = await find(call, ports, payments, call.params.paymentId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
