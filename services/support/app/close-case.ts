import { attempt, find, lookForAll, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { close } from '../domain/case.ts'
import { isOver } from '../domain/rma.ts'
import { eightDs } from '../eight-ds.ts'
import { rmas } from '../rmas.ts'
import { personOf } from './person.ts'

export const closeCase: Handler<typeof support, 'closeCase'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, cases, call.params.caseId)
    if (!found.ok) return found
    const { state, version } = found.value
    const returns = await lookForAll(call, ports, rmas, state.returns)
    if (!returns.ok) return returns
    const reports = await lookForAll(call, ports, eightDs, state.reports)
    if (!reports.ok) return reports
    const openReturns = returns.value.filter((rma) => !isOver(rma.state)).map((rma) => rma.state.number)
    const openReports = reports.value.filter((report) => report.state.status !== 'D8').map((report) => report.state.number)
    const accepted = call.cause.actor.customerId !== undefined
    const decision = close(state, { by: personOf(call), accepted, openReturns, openReports }, ports.clock.now())
    if (!decision.ok) return decision
    const staged = cases.stage(version, decision.value)
    return ok({ staged: [staged], reply: replyOf(decision.value.next, staged.version) })
  })
