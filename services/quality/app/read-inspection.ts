import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { inspections } from '../inspections.ts'
import { show } from './show.ts'

export const readInspection: Handler<typeof quality, 'readInspection'> = (call, ports) => show(call, ports, inspections, call.params.inspectionId)
