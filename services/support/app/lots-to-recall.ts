import type { Cause } from '#shared/kernel/cause.ts'
import { look } from '#shared/kernel/change.ts'
import type { Ports, Position } from '#shared/kernel/ports.ts'
import { fail, ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { RecallInput } from '../case-input.ts'
import { heatUses } from '../heat-uses.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'

type Asked = { readonly cause: Cause }

/**
 * The lots a recall is about: all of a heat, exactly those named, or those named and all that share a heat with one of them. Refused where
 * the caller is not cleared for one of them: a recall that silently leaves lots out is worse than none.
 */
export const lotsToRecall = async (call: Asked, ports: Ports, of: RecallInput['of']): Promise<Result<Lot[], Refusal>> => {
  if (of.kind === 'heat') return lotsOfHeats(call, ports, [of.heatId])
  const named = await load(call, ports, of.lotIds, (index) => `/of/lotIds/${index}`)
  if (!named.ok || of.kind === 'lots') return named
  const sisters = await lotsOfHeats(call, ports, [...new Set(named.value.flatMap(({ heatIds }) => heatIds))])
  if (!sisters.ok) return sisters
  return ok([...new Map([...named.value, ...sisters.value].map((lot) => [lot.lotId, lot])).values()])
}

const lotsOfHeats = async (call: Asked, ports: Ports, heatIds: readonly string[]): Promise<Result<Lot[], Refusal>> => {
  const found = new Set<string>()
  for (const heatId of heatIds) {
    const lotIds = await lotIdsOf(call, ports, heatId)
    if (!lotIds.ok) return lotIds
    for (const lotId of lotIds.value) found.add(lotId)
  }
  return load(call, ports, [...found])
}

/** Every page of a heat: a recall that stops at the first would leave lots with customers. */
const lotIdsOf = async ({ cause }: Asked, ports: Ports, heatId: string): Promise<Result<string[], Refusal>> => {
  const found: string[] = []
  let after: Position | undefined
  do {
    const page = await heatUses.list(ports.store, { index: 'byHeat', partition: heatId, limit: 100, ...(after && { after }) }, cause.actor)
    if (page.withheld > 0) return refuse('not-cleared')
    found.push(...page.items.map(({ lotId }) => lotId))
    after = page.next
  } while (after)
  return ok(found)
}

const load = async (call: Asked, ports: Ports, lotIds: readonly string[], fieldOf?: (index: number) => string): Promise<Result<Lot[], Refusal>> => {
  const found: Lot[] = []
  for (const [index, lotId] of lotIds.entries()) {
    const lot = await look(call, ports, lots, lotId)
    if (!lot.ok) return fieldOf ? fail({ ...lot.error, field: fieldOf(index) }) : lot
    if (!found.some((each) => each.lotId === lotId)) found.push(lot.value.state)
  }
  return ok(found)
}
