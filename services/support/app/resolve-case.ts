import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { resolve } from '../domain/case.ts'
import { personOf } from './person.ts'

export const resolveCase: Handler<typeof support, 'resolveCase'> = (call, ports) =>
  change(call, ports, cases, call.params.caseId, (state) => resolve(state, { ...call.body, by: personOf(call) }, ports.clock.now()))
