import { attempt, find, notFound, replyOf } from '#shared/kernel/change.ts'
import type { Cause } from '#shared/kernel/cause.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { record } from '../domain/eight-d.ts'
import { eightDs } from '../eight-ds.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'
import { lotsOf } from './lots-of.ts'
import { personOf } from './person.ts'

/** D2 takes its lots from the case, D3 names them. */
export const recordDiscipline: Handler<typeof support, 'recordDiscipline'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, eightDs, call.params.reportId)
    if (!found.ok) return found
    const { state, version } = found.value
    const complaint = await cases.load(ports.store, state.caseId, call.cause.actor)
    if (!complaint) return notFound('case', state.caseId)
    const said = call.body
    const about = said.discipline === 'D2' ? (await lotsOf(call, ports, complaint.state)).map((lot) => lot.state) : said.discipline === 'D3' ? await named(call, ports, said.lotIds) : []
    const decision = record(state, { said, by: personOf(call), lots: about }, ports.clock.now())
    if (!decision.ok) return decision
    const staged = eightDs.stage(version, decision.value)
    return ok({ staged: [staged], reply: replyOf(decision.value.next, staged.version) })
  })

const named = async ({ cause }: { readonly cause: Cause }, ports: Ports, lotIds: readonly string[]): Promise<(Lot | undefined)[]> =>
  (await Promise.all(lotIds.map((lotId) => lots.load(ports.store, lotId, cause.actor)))).map((lot) => lot?.state)
