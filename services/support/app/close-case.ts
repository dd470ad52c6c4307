import { attempt, find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { close } from '../domain/case.ts'
import { isOver } from '../domain/rma.ts'
import { personOf } from './person.ts'
import { reportsOf } from './reports-of.ts'
import { returnsOf } from './returns-of.ts'

export const closeCase: Handler<typeof support, 'closeCase'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, cases, call.params.caseId)
    if (!found.ok) return found
    const { state, version } = found.value
    const openReturns = (await returnsOf(call, ports, state)).filter((rma) => !isOver(rma)).map(({ number }) => number)
    const openReports = (await reportsOf(call, ports, state)).filter(({ status }) => status !== 'D8').map(({ number }) => number)
    const accepted = call.cause.actor.customerId !== undefined
    const decision = close(state, { by: personOf(call), accepted, openReturns, openReports }, ports.clock.now())
    if (!decision.ok) return decision
    const staged = cases.stage(version, decision.value)
    return ok({ staged: [staged], reply: replyOf(decision.value.next, staged.version) })
  })
