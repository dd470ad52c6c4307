import { create, find, name, notFound } from '#shared/kernel/change.ts'
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
  const plan = await inspectionPlans.load(ports.store, planHash, call.cause.actor)
  if (!plan) return notFound('plan', planHash)
  const sampling = await samplingStates.load(ports.store, samplingIdOf(customerId, part.number), call.cause.actor)
  const { id, number } = await name(ports, 'inspection')
  const opening = { inspectionId: id, number, stage: call.body.stage, openedBy: personOf(call), severity: severityOf(sampling?.state) }
  return create(call, ports, inspections, open(lot.value.state, plan.state, opening, ports.clock.now()))
}
