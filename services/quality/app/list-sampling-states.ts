import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { quality } from '../contract.ts'
import { samplingStates } from '../sampling-states.ts'

export const listSamplingStates: Handler<typeof quality, 'listSamplingStates'> = (call, ports) =>
  list(call, ports, samplingStates, { index: 'byStatus', partition: `smp#${call.query.status ?? 'Normal'}` })
