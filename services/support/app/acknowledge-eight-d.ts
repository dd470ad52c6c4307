import { attempt, find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { support } from '../contract.ts'
import { acknowledge } from '../domain/eight-d.ts'
import { eightDs } from '../eight-ds.ts'
import { personOf } from './person.ts'
import { shownReport } from './shown-report.ts'

/** The answer, and what a repeated call gets of it, is what a customer may see. */
export const acknowledgeEightD: Handler<typeof support, 'acknowledgeEightD'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, eightDs, call.params.reportId)
    if (!found.ok) return found
    const decision = acknowledge(found.value.state, { ...call.body, by: personOf(call) }, ports.clock.now())
    if (!decision.ok) return decision
    const staged = eightDs.stage(found.value.version, decision.value)
    return ok({ staged: [staged], reply: { body: shownReport(call, { ...decision.value.next, version: staged.version }), version: staged.version } })
  })
