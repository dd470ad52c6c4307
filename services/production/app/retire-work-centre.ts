import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { retireWorkCentre as decide } from '../domain/work-centre.ts'
import { personOf } from './person.ts'
import { workCentres } from '../work-centres.ts'

export const retireWorkCentre: Handler<typeof production, 'retireWorkCentre'> = (call, ports) =>
  change(call, ports, workCentres, call.params.workCentreId, (centre) => decide(centre, { by: personOf(call.cause.actor), ...call.body }, ports.clock.now()))
