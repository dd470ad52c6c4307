import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import { ok } from '#shared/kernel/result.ts'
import type { support } from '../contract.ts'
import { heatUses } from '../heat-uses.ts'
import { lots } from '../lots.ts'

/** Forwards from a heat: every lot made of it, where it went and what came back. Each lot is read by its id, so the counts are current. */
export const traceHeat: Handler<typeof support, 'traceHeat'> = async (call, ports) => {
  const uses = await list(call, ports, heatUses, { index: 'byHeat', partition: call.params.heatId })
  if (!uses.ok) return uses
  const found = await Promise.all(uses.value.body.items.map(({ lotId }) => lots.load(ports.store, lotId, call.cause.actor)))
  return ok({ body: { ...uses.value.body, items: found.flatMap((each) => (each ? [{ ...each.state, version: each.version }] : [])) } })
}
