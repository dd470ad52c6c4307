import { attempt, find, look, name, notFound, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quality } from '../contract.ts'
import { holdForNonconformance } from '../domain/lot.ts'
import { open } from '../domain/ncr.ts'
import { inspections } from '../inspections.ts'
import { lots } from '../lots.ts'
import type { Ncr } from '../ncr-view.ts'
import { ncrs } from '../ncrs.ts'
import { personOf } from './person.ts'
import { thenLot } from './change-with-lot.ts'

export const openNonconformance: Handler<typeof quality, 'openNonconformance'> = async (call, ports) => {
  const { inspectionId, ...report } = call.body
  const { id, number } = await name(ports, 'nonconformance')
  const now = ports.clock.now()
  return attempt(call, ports, async () => {
    const lot = await find(call, ports, lots, call.params.lotId)
    if (!lot.ok) return lot
    const inspection = inspectionId === undefined ? undefined : await look(call, ports, inspections, inspectionId)
    if (inspection?.ok === false) return inspection
    if (inspectionId !== undefined && inspection?.value.state.lotId !== call.params.lotId) return notFound('inspection', inspectionId)
    const origin: Ncr['origin'] = inspectionId === undefined ? { kind: 'observation' } : { kind: 'inspection', inspectionId }
    const opening = { ncrId: id, number, ...report, origin, openedBy: personOf(call) }
    const decision = thenLot(open(lot.value.state, opening, now), (ncr) => holdForNonconformance(lot.value.state, ncr, now))
    if (!decision.ok) return decision
    const staged = ncrs.stage(0, decision.value.thing)
    return ok({ staged: [staged, lots.stage(lot.value.version, decision.value.lot)], reply: replyOf(decision.value.thing.next, staged.version) })
  })
}
