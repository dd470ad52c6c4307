import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { addWorkCentre as decide } from '../domain/work-centre.ts'
import { workCentreIdOf, workCentres } from '../work-centres.ts'

export const addWorkCentre: Handler<typeof production, 'addWorkCentre'> = (call, ports) => {
  const { name, ...input } = call.body
  const workCentreId = workCentreIdOf(name)
  return changeOrCreate(call, ports, workCentres, workCentreId, (present) => decide(present, { workCentreId, name: name.trim() }, input))
}
