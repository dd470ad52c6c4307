import { attempt, find, look, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { assign } from '../domain/provider-payment.ts'
import { payments } from '../payments.ts'
import { personOf } from './person.ts'

/** The payment and the ledger of its contract change in one transaction: money is in one place at a time. */
export const assignPayment: Handler<typeof contracts, 'assignPayment'> = async (call, ports) =>
  attempt(call, ports, async () => {
    const { contractId, milestoneId } = call.body
    const found = await find(call, ports, payments, call.params.paymentId)
    if (!found.ok) return found
    const contract = await look(call, ports, contractsOf, contractId)
    if (!contract.ok) return contract
    const done = assign(found.value.state, contract.value.state, { milestoneId, by: personOf(call) }, ports.clock.now())
    if (!done.ok) return done
    const staged = [payments.stage(found.value.version, done.value.payment), contractsOf.stage(contract.value.version, done.value.contract)]
    return ok({ staged, reply: replyOf(done.value.payment.next, found.value.version + 1) })
  })
