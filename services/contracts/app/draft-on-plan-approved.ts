import { attempt } from '#shared/kernel/change.ts'
import { canonicalJson } from '#shared/kernel/hash.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { Repository, Staged, Happened } from '#shared/kernel/repository.ts'
import { ok, refuse, type Decided } from '#shared/kernel/result.ts'
import { derive, readable } from '#shared/vocabulary/ids.ts'
import type { quoting } from '#services/quoting/contract.ts'
import { contractsOf } from '../contracts.ts'
import { choose, takeOver } from '../domain/approval.ts'
import { orders } from '../orders.ts'
import { standardTerms } from '../standard-terms.ts'
import { planOf } from './approved-plan.ts'

/** An approved plan becomes a contract in draft. Its bytes are kept under its hash: a plan that is not what its hash says gets no contract. */
export const draftOnPlanApproved: Reaction<typeof quoting, 'PlanApproved'> = async (hearing, ports) => {
  const { event, cause: { actor } } = hearing
  const plan = planOf(event)
  const stored = await ports.files.write(plan.customerId, new TextEncoder().encode(canonicalJson(event.data.content)), 'application/json')
  if (stored !== plan.planHash) return refuse('plan-hash-differs', { planId: plan.planId })
  return attempt(hearing, ports, async () => {
    const contractId = derive('contract', plan.planId)
    const order = await orders.load(ports.store, plan.orderId, actor)
    const own = await contractsOf.load(ports.store, contractId, actor)
    const other = order && order.state.contractId !== contractId ? await contractsOf.load(ports.store, order.state.contractId, actor) : undefined
    const number = own ? own.state.number : readable('contract', await ports.store.increment('contract'))
    const { state: terms } = await standardTerms.now(hearing, ports)
    const done = takeOver({ order: order?.state, own: own?.state, other: other?.state, terms }, plan, number, ports.clock.now())
    const staged = [...stage(contractsOf, own?.version, done.own), ...stage(contractsOf, other?.version, done.other), ...stage(orders, order?.version, done.order && choose(done.order))]
    return ok({ staged, reply: { body: {} } })
  })
}

const stage = <S>(things: Repository<S>, version: number | undefined, decision: Decided<S, Happened> | undefined): Staged[] =>
  decision?.ok && decision.value.events.length > 0 ? [things.stage(version ?? 0, decision.value)] : []
