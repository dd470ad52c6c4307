import type { Case } from '../case-view.ts'
import type { DisciplineInput } from '../eight-d-input.ts'
import type { EightD } from '../eight-d-view.ts'
import { openReport, record, type Entry } from '../domain/eight-d.ts'
import { agent, day, newCase, nextOf, shippedLot } from './states.ts'
import { lot } from './heard.ts'

/** 8D reports for tests, one discipline after another. */

export const leader = { id: 'inspector', name: 'Ines Inspector' }
export const manager = { id: 'manager', name: 'Mo Manager' }
const why = { method: '5-why' as const, chain: ['Bore too small', 'Tool worn'], cause: 'Nobody counted the strokes of the tool.' }
export const action = { against: 'occurrence' as const, action: 'Count the strokes.', owner: leader, dueOn: '2026-03-20' }
export const evidence = { action: 1, implementedOn: '2026-03-01', evidence: 'Control plan, page 3' }

export type Discipline = DisciplineInput['discipline']
export const words: { readonly [D in Discipline]: Extract<DisciplineInput, { discipline: D }> } = {
  D0: { discipline: 'D0', symptom: 'Still too tight', response: 'Locked up' },
  D1: { discipline: 'D1', leader, members: [{ id: 'planner', name: 'Pia Planner', duty: 'process' }] },
  D2: { discipline: 'D2', what: 'Bore too small', why: 'Bearing does not go in', who: 'Assembly', where: 'Seat', when: 'On receipt', how: 'Gauged', howMany: '6 of 10' },
  D3: { discipline: 'D3', action: 'Gauge every bore', effectiveFrom: day(1), lotIds: [lot('1')] },
  D4: { discipline: 'D4', occurrence: why, escape: why },
  D5: { discipline: 'D5', actions: [action, { ...action, against: 'escape' }] },
  D6: { discipline: 'D6', implemented: [evidence, { ...evidence, action: 2 }] },
  D7: { discipline: 'D7', text: 'Tool life goes into every control plan.', documents: [{ document: 'Control plan CP-7', revision: 'C', change: 'Tool life' }] },
}
export const order = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'] as const

const sister = () => ({ ...shippedLot('3', 5), customerId: 'cus_borealis' })
export const entry = (discipline: Discipline, lots: Entry['lots'] = [shippedLot('1', 10), ...(discipline === 'D3' ? [sister()] : [])]): Entry => ({ said: words[discipline], by: leader, lots })

export const opening = { reportId: 'eid_00000000000000000000000001', number: 'EID-1', symptom: 'Too tight', response: 'Stop shipping', by: agent }
export const openedOn = (complaint: Case = newCase()): EightD => {
  const opened = openReport(complaint, [], opening, day(1))
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value.report.next
}
/** A report that has come to this discipline. */
export const reportAt = (status: 'D0' | (typeof order)[number]): EightD =>
  order.filter((each) => each <= status).reduce<EightD>((state, each) => nextOf(record(state, entry(each), day(4))), openedOn())
