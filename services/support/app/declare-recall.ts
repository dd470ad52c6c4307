import { attempt, name } from '#shared/kernel/change.ts'
import type { Call, Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Staged } from '#shared/kernel/repository.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import type { Recall } from '../dossier-view.ts'
import { customerNameOf } from '../domain/order-file.ts'
import { calledBack, mostOrders, notify, reach } from '../domain/recall.ts'
import type { Lot } from '../lot-view.ts'
import { orders } from '../orders.ts'
import { lotsToRecall } from './lots-to-recall.ts'
import { personOf } from './person.ts'

type Noticed = { readonly staged: Staged; readonly notice: Recall['cases'][number] }

/** One case for each order that got affected lots, all in one transaction: no customer hears of a recall that does not exist. */
export const declareRecall: Handler<typeof support, 'declareRecall'> = async (call, ports) => {
  const recallId = ports.ids.next('rcl')
  return attempt(call, ports, async () => {
    const affected = await lotsToRecall(call, ports, call.body.of)
    if (!affected.ok) return affected
    const { outside, inHouse } = reach(affected.value)
    if (outside.size === 0) return refuse('nothing-to-recall', { inHouse: inHouse.map(({ lotNumber }) => lotNumber).join(', ') || '–' }, '/of')
    if (outside.size > mostOrders) return refuse('recall-too-large', { orders: outside.size, limit: mostOrders }, '/of')
    const notices: Noticed[] = []
    for (const [orderId, lots] of outside) {
      const noticed = await notice(call, ports, recallId, orderId, lots)
      if (!noticed.ok) return noticed
      notices.push(noticed.value)
    }
    const body = { recallId, cases: notices.map((each) => each.notice), inHouse: inHouse.map(({ lotId, lotNumber, orderId }) => ({ lotId, lotNumber, orderId })) }
    return ok({ staged: notices.map((each) => each.staged), reply: { body } })
  })
}

const notice = async (call: Call<(typeof support)['routes']['declareRecall']>, ports: Ports, recallId: string, orderId: string, lots: readonly Lot[]): Promise<Result<Noticed, Refusal>> => {
  const { id: caseId, number } = await name(ports, 'case')
  const order = await orders.load(ports.store, orderId, call.cause.actor)
  const customerId = lots[0]?.customerId ?? ''
  const decision = notify({ caseId, number, orderId, customerId, ...(order && customerNameOf(order.state)), recallId, reason: call.body.reason, by: personOf(call) }, lots, ports.clock.now())
  return decision.ok ? ok({ staged: cases.stage(0, decision.value), notice: { caseId, number, orderId, customerId, lots: calledBack(lots) } }) : decision
}
