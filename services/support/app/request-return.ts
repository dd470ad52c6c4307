import { attempt, find, lookForAll, name, replyOf, stageChange } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { requestReturn as decide } from '../domain/return-request.ts'
import { lots } from '../lots.ts'
import { rmas } from '../rmas.ts'
import { personOf } from './person.ts'

/** Return, case and the counters of every lot change in one transaction: two requests for the same pieces cannot both succeed. */
export const requestReturn: Handler<typeof support, 'requestReturn'> = async (call, ports) => {
  const { id: rmaId, number } = await name(ports, 'rma')
  return attempt(call, ports, async () => {
    const found = await find(call, ports, cases, call.params.caseId)
    if (!found.ok) return found
    const known = await lookForAll(call, ports, lots, call.body.lots.map(({ lotId }) => lotId))
    if (!known.ok) return known
    const lotOf = (lotId: string) => known.value.find(({ state }) => state.lotId === lotId)
    const wanted = call.body.lots.map(({ lotId, quantity }) => ({ lot: lotOf(lotId)?.state, quantity }))
    const decision = decide(found.value.state, wanted, { rmaId, number, reason: call.body.reason, by: personOf(call) }, ports.clock.now())
    if (!decision.ok) return decision
    const { rma, case: attached, claims } = decision.value
    const opened = rmas.stage(0, rma)
    const claimed = claims.flatMap((each) => stageChange(lots, lotOf(each.next.lotId), each))
    return ok({ staged: [opened, cases.stage(found.value.version, attached), ...claimed], reply: replyOf(rma.next, opened.version) })
  })
}
