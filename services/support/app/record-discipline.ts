import { attempt, find, look, lookIfAny, replyOf } from '#shared/kernel/change.ts'
import type { Call, Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { record } from '../domain/eight-d.ts'
import { eightDs } from '../eight-ds.ts'
import type { EightD } from '../eight-d-view.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'
import { lotsOf } from './lots-of.ts'
import { personOf } from './person.ts'

type Asked = Call<(typeof support)['routes']['recordDiscipline']>
type Lots = Result<(Lot | undefined)[], Refusal>

export const recordDiscipline: Handler<typeof support, 'recordDiscipline'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, eightDs, call.params.reportId)
    if (!found.ok) return found
    const { state, version } = found.value
    const about = await lotsFor(call, ports, state)
    if (!about.ok) return about
    const decision = record(state, { said: call.body, by: personOf(call), lots: about.value }, ports.clock.now())
    if (!decision.ok) return decision
    const staged = eightDs.stage(version, decision.value)
    return ok({ staged: [staged], reply: replyOf(decision.value.next, staged.version) })
  })

/** D2 takes its lots from the case, D3 names them; `undefined` is one that does not exist. */
const lotsFor = async (call: Asked, ports: Ports, report: EightD): Promise<Lots> => {
  const said = call.body
  if (said.discipline === 'D3') return named(call, ports, said.lotIds)
  if (said.discipline !== 'D2') return ok([])
  const complaint = await look(call, ports, cases, report.caseId)
  if (!complaint.ok) return complaint
  const about = await lotsOf(call, ports, complaint.value.state)
  return about.ok ? ok(about.value.map(({ state }) => state)) : about
}

const named = async (call: Asked, ports: Ports, lotIds: readonly string[]): Promise<Lots> => {
  const all: (Lot | undefined)[] = []
  for (const found of await Promise.all(lotIds.map((lotId) => lookIfAny(call, ports, lots, lotId)))) {
    if (!found.ok) return found
    all.push(found.value?.state)
  }
  return ok(all)
}
