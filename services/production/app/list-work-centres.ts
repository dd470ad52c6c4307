import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { production } from '../contract.ts'
import { workCentres } from '../work-centres.ts'

export const listWorkCentres: Handler<typeof production, 'listWorkCentres'> = (call, ports) => list(call, ports, workCentres, { index: 'byStatus', partition: 'wc#' })
