import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { inspectionPlans } from '../inspection-plans.ts'
import { show } from './show.ts'

export const readInspectionPlan: Handler<typeof quality, 'readInspectionPlan'> = (call, ports) => show(call, ports, inspectionPlans, call.params.planHash)
