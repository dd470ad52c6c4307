import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { resume } from '../domain/severity.ts'
import { samplingStates } from '../sampling-states.ts'
import { personOf } from './person.ts'

export const resumeSampling: Handler<typeof quality, 'resumeSampling'> = (call, ports) =>
  change(call, ports, samplingStates, call.params.samplingId, (state) => resume(state, personOf(call), call.body.reason, ports.clock.now()))
