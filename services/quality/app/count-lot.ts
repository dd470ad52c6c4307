import type { Cause } from '#shared/kernel/cause.ts'
import { lookIfAny, stageChange } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Staged } from '#shared/kernel/repository.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import { count, resultOf } from '../domain/severity.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'
import { samplingStates } from '../sampling-states.ts'
import { samplingIdOf } from './sampling-id.ts'

/** The sampling state after this inspection, in its transaction; nothing when the inspection does not count. `lot`: as it was before. */
export const countedLot = async (by: { readonly cause: Cause }, ports: Ports, lot: Lot, inspection: Inspection): Promise<Result<readonly Staged[], Refusal>> => {
  const result = resultOf(lot, inspection)
  if (!result) return ok([])
  const { customerId, part } = inspection
  const samplingId = samplingIdOf(customerId, part.number)
  const known = await lookIfAny(by, ports, samplingStates, samplingId)
  if (!known.ok) return known
  const decision = count(known.value?.state, { samplingId, customerId, partNumber: part.number }, result)
  return decision.ok ? ok(stageChange(samplingStates, known.value, decision.value)) : decision
}
