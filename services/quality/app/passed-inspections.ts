import type { Actor } from '#shared/kernel/actor.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { inspections } from '../inspections.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'

type Passed = Extract<Inspection, { status: 'Passed' }>

/** The inspections a lot rests on, in the order of its stages. */
export const passedInspections = async (ports: Ports, actor: Actor, lot: Lot): Promise<Passed[]> => {
  const wanted = lot.requiredStages.flatMap((stage) => lot.passed.filter((each) => each.stage === stage))
  const found = await Promise.all(wanted.map(({ inspectionId }) => inspections.load(ports.store, inspectionId, actor)))
  return found.flatMap((each) => (each?.state.status === 'Passed' ? [each.state] : []))
}
