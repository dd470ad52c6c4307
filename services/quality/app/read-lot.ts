import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quality } from '../contract.ts'
import { inspections } from '../inspections.ts'
import { lots } from '../lots.ts'
import { ncrs } from '../ncrs.ts'

/** The newest of each are shown; the lists page through all. */
const limit = 100

export const readLot: Handler<typeof quality, 'readLot'> = async (call, ports) => {
  const found = await find(call, ports, lots, call.params.lotId)
  if (!found.ok) return found
  const { state, version } = found.value
  const { actor } = call.cause
  const looked = await inspections.list(ports.store, { index: 'byLot', partition: `ins#${state.lotId}`, limit, descending: true }, actor)
  const reported = await ncrs.list(ports.store, { index: 'byLot', partition: `ncr#${state.lotId}`, limit, descending: true }, actor)
  return ok({ body: { lot: { ...state, version }, inspections: [...looked.items], nonconformances: [...reported.items] }, version })
}
