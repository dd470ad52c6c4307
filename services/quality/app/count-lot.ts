import type { Actor } from '#shared/kernel/actor.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Staged } from '#shared/kernel/repository.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import { count, resultOf } from '../domain/severity.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'
import { samplingStates } from '../sampling-states.ts'
import { samplingIdOf } from './sampling-id.ts'

/** The sampling state after this inspection, in its transaction; nothing when the inspection does not count. `lot`: as it was before. */
export const countedLot = async (ports: Ports, actor: Actor, lot: Lot, inspection: Inspection): Promise<Result<readonly Staged[], Refusal>> => {
  const result = resultOf(lot, inspection)
  if (!result) return ok([])
  const { customerId, part } = inspection
  const samplingId = samplingIdOf(customerId, part.number)
  const state = await samplingStates.load(ports.store, samplingId, actor)
  const decision = count(state?.state, { samplingId, customerId, partNumber: part.number }, result)
  return decision.ok ? ok([samplingStates.stage(state?.version ?? 0, decision.value)]) : decision
}
