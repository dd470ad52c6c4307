import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports, Position } from '#shared/kernel/ports.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { RecallInput } from '../case-input.ts'
import { heatUses } from '../heat-uses.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'

type Asked = { readonly cause: Cause }

/** The lots a recall is about: all of a heat, exactly those named, or those named and all that share a heat with one of them. */
export const lotsToRecall = async (call: Asked, ports: Ports, of: RecallInput['of']): Promise<Result<Lot[], Refusal>> => {
  if (of.kind === 'heat') return ok(await load(call, ports, await lotsOfHeat(call, ports, of.heatId)))
  const named = await load(call, ports, of.lotIds)
  const missing = of.lotIds.findIndex((lotId) => !named.some((lot) => lot.lotId === lotId))
  if (missing >= 0) return refuse('not-found', { kind: 'lot', id: of.lotIds[missing] ?? '' }, `/of/lotIds/${missing}`)
  if (of.kind === 'lots') return ok(named)
  const heats = [...new Set(named.flatMap(({ heatIds }) => heatIds))]
  const sisters = await Promise.all(heats.map((heatId) => lotsOfHeat(call, ports, heatId)))
  return ok(await load(call, ports, [...of.lotIds, ...sisters.flat()]))
}

/** Every page of a heat: a recall that stops at the first would leave lots with customers. */
const lotsOfHeat = async ({ cause }: Asked, ports: Ports, heatId: string): Promise<string[]> => {
  const found: string[] = []
  let after: Position | undefined
  do {
    const page = await heatUses.list(ports.store, { index: 'byHeat', partition: heatId, limit: 100, ...(after && { after }) }, cause.actor)
    found.push(...page.items.map(({ lotId }) => lotId))
    after = page.next
  } while (after)
  return found
}

const load = async ({ cause }: Asked, ports: Ports, lotIds: readonly string[]): Promise<Lot[]> => {
  const found = await Promise.all([...new Set(lotIds)].map((lotId) => lots.load(ports.store, lotId, cause.actor)))
  return found.flatMap((each) => (each ? [each.state] : []))
}
