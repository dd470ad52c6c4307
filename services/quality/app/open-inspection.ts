import { create, find, look, lookIfAny, name } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { open } from '../domain/inspection.ts'
import { severityOf } from '../domain/severity.ts'
import { inspectionPlans } from '../inspection-plans.ts'
import { inspections } from '../inspections.ts'
import { lots } from '../lots.ts'
import { samplingStates } from '../sampling-states.ts'
import { personOf } from './person.ts'
import { samplingIdOf } from './sampling-id.ts'

export const openInspection: Handler<typeof quality, 'openInspection'> = async (call, ports) => {
  const lot = await find(call, ports, lots, call.params.lotId)
  if (!lot.ok) return lot
  const { planHash, customerId, part } = lot.value.state
  const plan = await look(call, ports, inspectionPlans, planHash)
  if (!plan.ok) return plan
  const sampling = await lookIfAny(call, ports, samplingStates, samplingIdOf(customerId, part.number))
  if (!sampling.ok) return sampling
  const { id, number } = await name(ports, 'inspection')
  const opening = { inspectionId: id, number, stage: call.body.stage, openedBy: personOf(call), severity: severityOf(sampling.value?.state) }
  return create(call, ports, inspections, open(lot.value.state, plan.value.state, opening, ports.clock.now()))
}
