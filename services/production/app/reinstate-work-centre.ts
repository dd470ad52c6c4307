import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { reinstateWorkCentre as decide } from '../domain/work-centre.ts'
import { workCentres } from '../work-centres.ts'

export const reinstateWorkCentre: Handler<typeof production, 'reinstateWorkCentre'> = (call, ports) => change(call, ports, workCentres, call.params.workCentreId, decide)
