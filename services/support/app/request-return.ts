import { attempt, find, name, replyOf } from '#shared/kernel/change.ts'
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
    const loaded = await Promise.all(call.body.lots.map(({ lotId }) => lots.load(ports.store, lotId, call.cause.actor)))
    const wanted = call.body.lots.map(({ quantity }, index) => ({ lot: loaded[index]?.state, quantity }))
    const decision = decide(found.value.state, wanted, { rmaId, number, reason: call.body.reason, by: personOf(call) }, ports.clock.now())
    if (!decision.ok) return decision
    const { rma, case: attached, claims } = decision.value
    const opened = rmas.stage(0, rma)
    const claimed = claims.map((each, index) => lots.stage(loaded[index]?.version ?? 0, each))
    return ok({ staged: [opened, cases.stage(found.value.version, attached), ...claimed], reply: replyOf(rma.next, opened.version) })
  })
}
