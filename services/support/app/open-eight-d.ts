import { attempt, find, lookForAll, name, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { openReport } from '../domain/eight-d.ts'
import { eightDs } from '../eight-ds.ts'
import { personOf } from './person.ts'

/** Report and case change in one transaction: two reports opened at once cannot both succeed, nor can the case close meanwhile. */
export const openEightD: Handler<typeof support, 'openEightD'> = async (call, ports) => {
  const { id: reportId, number } = await name(ports, 'eightD')
  return attempt(call, ports, async () => {
    const found = await find(call, ports, cases, call.params.caseId)
    if (!found.ok) return found
    const { state, version } = found.value
    const reports = await lookForAll(call, ports, eightDs, state.reports)
    if (!reports.ok) return reports
    const decision = openReport(state, reports.value.map((each) => each.state), { reportId, number, ...call.body, by: personOf(call) }, ports.clock.now())
    if (!decision.ok) return decision
    const opened = eightDs.stage(0, decision.value.report)
    return ok({ staged: [opened, cases.stage(version, decision.value.case)], reply: replyOf(decision.value.report.next, opened.version) })
  })
}
