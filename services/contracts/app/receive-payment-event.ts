import { attempt } from '#shared/kernel/change.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { system } from '#shared/kernel/actor.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { enter } from '../domain/payments.ts'
import { report, whereTo } from '../domain/provider-payment.ts'
import { readEvent, type Said } from '../domain/stripe.ts'
import { payments } from '../payments.ts'

const acknowledged = (outcome: 'applied' | 'ignored') => ({ body: { received: true, outcome } }) as const

/** What the provider says about money is always kept: in the ledger of the contract it names, or with the unmatched payments. */
export const receivePaymentEvent: Handler<typeof contracts, 'paymentWebhook'> = async (call, ports) => {
  const now = ports.clock.now()
  const said = readEvent(call.body, now)
  if (said === undefined) return ok(acknowledged('ignored'))
  if (said === 'unreadable') return refuse('payment-event-unreadable', { event: call.body.id })
  return attempt(call, ports, async () => {
    const { payment, contract, paymentId } = await known(ports, said)
    const to = whereTo(payment?.state, contract?.state, said)
    // An attempt that moved no money and belongs nowhere is nobody's.
    if (typeof to === 'string' && (said.report.kind === 'processing' || said.report.kind === 'failed')) return ok({ staged: [], reply: acknowledged('ignored') })
    const reported = report(payment?.state, { paymentId, reference: said.reference }, said.report, to)
    if (!reported.ok) return reported
    if (reported.value.events.length === 0) return ok({ staged: [], reply: acknowledged('ignored') })
    const noted = payments.stage(payment?.version ?? 0, reported.value)
    if (typeof to === 'string' || !contract) return ok({ staged: [noted], reply: acknowledged('applied') })
    const entered = enter(contract.state, { ...said.report, provider: 'stripe', reference: said.reference, milestoneId: to.milestoneId }, now)
    if (!entered.ok) return entered
    const changed = entered.value.events.length > 0
    return ok({ staged: changed ? [noted, contractsOf.stage(contract.version, entered.value)] : [noted], reply: acknowledged(changed ? 'applied' : 'ignored') })
  })
}

/** The payment, if the provider has spoken of it before, and the contract it belongs to: found before, or named now. */
const known = async (ports: Ports, { reference, contractId }: Said) => {
  const paymentId = `pay_${sha256(`stripe ${reference}`).slice(0, 26)}`
  const actor = system('contracts')
  const payment = await payments.load(ports.store, paymentId, actor)
  const named = payment && 'contractId' in payment.state ? payment.state.contractId : payment ? undefined : contractId
  const contract = named === undefined || !named.startsWith('ctr_') ? undefined : await contractsOf.load(ports.store, named, actor)
  return { paymentId, payment, contract }
}
