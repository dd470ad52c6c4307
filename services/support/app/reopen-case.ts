import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { reopen } from '../domain/case.ts'
import { personOf } from './person.ts'

export const reopenCase: Handler<typeof support, 'reopenCase'> = (call, ports) =>
  change(call, ports, cases, call.params.caseId, (state) => reopen(state, { ...call.body, by: personOf(call) }, ports.clock.now()))
