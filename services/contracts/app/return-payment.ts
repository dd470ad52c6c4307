import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { giveBack } from '../domain/provider-payment.ts'
import { payments } from '../payments.ts'
import { personOf } from './person.ts'

export const returnPayment: Handler<typeof contracts, 'returnPayment'> = async (call, ports) =>
  change(call, ports, payments, call.params.paymentId, (payment) => giveBack(payment, { by: personOf(call), note: call.body.reason }, ports.clock.now()))
