import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { triage } from '../domain/case.ts'
import { personOf } from './person.ts'

export const triageCase: Handler<typeof support, 'triageCase'> = (call, ports) =>
  change(call, ports, cases, call.params.caseId, (state) => triage(state, { ...call.body, by: personOf(call) }, ports.clock.now()))
