import { attempt, find, look, name, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quality } from '../contract.ts'
import { report } from '../domain/failure.ts'
import { complete } from '../domain/inspection.ts'
import { inspected } from '../domain/lot.ts'
import { toReport } from '../domain/ncr.ts'
import { inspections } from '../inspections.ts'
import { lots } from '../lots.ts'
import { ncrs } from '../ncrs.ts'
import { countedLot } from './count-lot.ts'
import { personOf } from './person.ts'

/** The verdict, its meaning for the lot and for the sampling of its part, and the report of nonconforming pieces that holds the lot: one transaction. */
export const completeInspection: Handler<typeof quality, 'completeInspection'> = (call, ports) =>
  attempt(call, ports, async () => {
    const now = ports.clock.now()
    const found = await find(call, ports, inspections, call.params.inspectionId)
    if (!found.ok) return found
    const lot = await look(call, ports, lots, found.value.state.lotId)
    if (!lot.ok) return lot
    const { state: before, version } = lot.value
    const judged = complete(found.value.state, before, personOf(call), call.body.certificateLocale, now)
    if (!judged.ok) return judged
    const looked = inspected(before, judged.value.next, now)
    if (!looked.ok) return looked
    const counted = await countedLot(call, ports, before, judged.value.next)
    if (!counted.ok) return counted
    const staged = inspections.stage(found.value.version, judged.value)
    const reply = replyOf(judged.value.next, staged.version)
    const wrong = toReport(judged.value.next)
    if (!wrong) return ok({ staged: [staged, lots.stage(version, looked.value), ...counted.value], reply })
    const { id, number } = await name(ports, 'nonconformance')
    const failure = report(looked.value, wrong, { ncrId: id, number, cause: call.body.cause }, now)
    if (!failure.ok) return failure
    return ok({ staged: [staged, lots.stage(version, failure.value.lot), ...counted.value, ...failure.value.reports.map((each) => ncrs.stage(0, each))], reply })
  })
