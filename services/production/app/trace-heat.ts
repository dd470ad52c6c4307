import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { production } from '../contract.ts'
import { heatUses } from '../heat-uses.ts'

export const traceHeat: Handler<typeof production, 'traceHeat'> = (call, ports) => list(call, ports, heatUses, { index: 'byHeat', partition: call.params.heatId })
