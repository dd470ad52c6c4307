import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { production } from '../contract.ts'
import { lots } from '../lots.ts'

/** Oldest lot first. */
export const listWork: Handler<typeof production, 'listWork'> = (call, ports) => list(call, ports, lots, { index: 'byWorkCentre', partition: call.params.workCentre })
