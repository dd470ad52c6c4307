import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { samplingStates } from '../sampling-states.ts'
import { show } from './show.ts'

export const readSamplingState: Handler<typeof quality, 'readSamplingState'> = (call, ports) => show(call, ports, samplingStates, call.params.samplingId)
