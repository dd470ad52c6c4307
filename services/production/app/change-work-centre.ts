import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { changeWorkCentre as decide } from '../domain/work-centre.ts'
import { workCentres } from '../work-centres.ts'

export const changeWorkCentre: Handler<typeof production, 'changeWorkCentre'> = (call, ports) => change(call, ports, workCentres, call.params.workCentreId, (centre) => decide(centre, call.body))
