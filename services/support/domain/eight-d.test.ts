import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EightD } from '../eight-d-view.ts'
import { action, entry, evidence, leader, manager, openedOn, opening, order, reportAt, words, type Discipline } from '../test/reports.ts'
import { agent, buyer, codeOf, day, decisionOf, newCase, nextOf, shippedLot, typesOf } from '../test/states.ts'
import { close as closeCase, resolve, triage } from './case.ts'
import { acknowledge, close, openReport, record, type Entry } from './eight-d.ts'
import type { EightDDecision } from './eight-d-event.ts'

const all: readonly Discipline[] = ['D0', ...order]
const acknowledged = (): EightD => nextOf(acknowledge(reportAt('D7'), { by: buyer, note: 'Agreed.' }, day(6)))
const closed = (): EightD => nextOf(close(acknowledged(), { by: manager, recognition: 'Well done.' }, day(7)))
const saying = (said: Entry['said']): Entry => ({ said, by: leader, lots: [] })

describe('D0', () => {
  it('opens on a complaint, and the case names it', () => {
    const opened = openReport(newCase(), [], opening, day(1))
    expect(opened).toMatchObject({ ok: true, value: {
      report: { next: { status: 'D0', caseNumber: 'CAS-1', customerId: 'cus_aurora', emergency: { symptom: 'Too tight', by: agent } }, events: [{ type: 'EightDOpened' }] },
      case: { next: { status: 'New', reports: [opening.reportId] }, events: [{ type: 'ReportAttached', data: { reportId: opening.reportId } }] },
    } })
  })

  it('needs a complaint that is not closed, and no other report open', () => {
    const resolved = nextOf(resolve(nextOf(triage(newCase(), { severity: 'major', assigned: agent, by: agent }, day(1))), { kind: 'solution', text: 'x', by: agent }, day(2)))
    const over = nextOf(closeCase(resolved, { by: buyer, accepted: true, openReturns: [], openReports: [] }, day(3)))
    expect(codeOf(openReport({ ...newCase(), kind: 'question' }, [], opening, day(1)))).toBe('case-not-complaint')
    expect(codeOf(openReport(over, [], opening, day(4)))).toBe('case-closed')
    expect(codeOf(openReport(newCase(), [reportAt('D7')], opening, day(4)))).toBe('report-already-open')
    expect(codeOf(openReport(newCase(), [closed()], opening, day(8)))).toBeUndefined()
  })

  it('while open keeps the shop from closing the case, not the customer', () => {
    const resolved = nextOf(resolve(nextOf(triage(newCase(), { severity: 'major', assigned: agent, by: agent }, day(1))), { kind: 'solution', text: 'x', by: agent }, day(2)))
    expect(codeOf(closeCase(resolved, { by: agent, accepted: false, openReturns: [], openReports: ['EID-1'] }, day(99)))).toBe('report-open')
    expect(codeOf(closeCase(resolved, { by: agent, accepted: false, openReturns: [], openReports: [] }, day(99)))).toBeUndefined()
    expect(nextOf(closeCase(resolved, { by: buyer, accepted: true, openReturns: [], openReports: ['EID-1'] }, day(3))).status).toBe('Closed')
  })
})

describe('D1 to D7', () => {
  it.each(order)('%s is recorded after the one before, and carries all of them', (discipline) => {
    const before = reportAt(all[order.indexOf(discipline)] === 'D0' ? 'D0' : (order[order.indexOf(discipline) - 1] ?? 'D0'))
    const { next, events } = decisionOf(record(before, entry(discipline), day(4)))
    const { status: _, sisters: __, ...earlier } = before
    expect(next).toMatchObject({ ...earlier, status: discipline })
    expect(EightD.parse(next)).toEqual(next)
    expect(events).toMatchObject([{ type: 'DisciplineRecorded', data: { discipline, by: leader, at: day(4) } }])
  })

  it.each(order)('%s is refused while an earlier one is missing', (discipline) => {
    for (const status of ['D0', ...order] as const) {
      if (all.indexOf(status) < all.indexOf(discipline) - 1) expect(codeOf(record(reportAt(status), entry(discipline), day(4))), `${discipline} at ${status}`).toBe('report-out-of-turn')
    }
  })

  it.each(all)('%s may be amended until D8: the old text stays in the history, the rest as it was', (discipline) => {
    const before = reportAt('D7')
    const { next, events } = decisionOf(record(before, { ...entry(discipline), by: agent }, day(5)))
    expect(next.status).toBe('D7')
    expect(events).toMatchObject([{ type: 'DisciplineAmended', data: { discipline, earlier: { at: discipline === 'D0' ? day(1) : day(4) }, now: { by: agent, at: day(5) } } }])
    const changed = Object.keys(next).filter((key) => JSON.stringify(Object.entries(next).find(([name]) => name === key)) !== JSON.stringify(Object.entries(before).find(([name]) => name === key)))
    expect(changed.filter((key) => key !== 'sisters')).toHaveLength(1)
  })

  it('D2 counts the lots of the case', () => {
    expect(reportAt('D2')).toMatchObject({ problem: { lots: [{ lotNumber: 'LOT-1', shipped: 10, outside: 10 }] } })
  })

  it("D3 keeps other customers' lots apart and out of the history, each recording by itself", () => {
    const { next, events } = decisionOf(record(reportAt('D3'), entry('D3', [shippedLot('1', 10)]), day(5)))
    expect(next).toMatchObject({ containment: { lots: [{ lotNumber: 'LOT-1' }] }, sisters: [{ at: day(4), lots: [{ lotNumber: 'LOT-3', customerId: 'cus_borealis' }] }, { at: day(5), lots: [] }] })
    expect(JSON.stringify([events, decisionOf(record(reportAt('D2'), entry('D3'), day(4))).events])).not.toMatch(/LOT-3|borealis/)
    expect(record(reportAt('D2'), entry('D3', [shippedLot('1', 10), undefined]), day(4))).toMatchObject({ error: { code: 'lot-not-known', field: '/lotIds/1' } })
    expect(codeOf(record(reportAt('D2'), entry('D3', [shippedLot('1', 10), shippedLot('1', 10)]), day(4)))).toBe('lot-repeated')
  })

  it('D5 acts against occurrence and escape', () => {
    expect(record(reportAt('D4'), saying({ discipline: 'D5', actions: [action] }), day(4))).toMatchObject({ error: { code: 'cause-without-action', params: { side: 'escape' } } })
    expect(codeOf(record(reportAt('D4'), saying({ discipline: 'D5', actions: [{ ...action, against: 'escape' }] }), day(4)))).toBe('cause-without-action')
  })

  it('D6 says of each action once when it was implemented, and none lies ahead', () => {
    const d6 = (...implemented: { action: number; implementedOn: string; evidence: string }[]) => codeOf(record(reportAt('D5'), saying({ discipline: 'D6', implemented }), day(4)))
    expect(d6(evidence)).toBe('action-not-implemented')
    expect(d6(evidence, evidence)).toBe('action-repeated')
    expect(d6(evidence, { ...evidence, action: 3 })).toBe('action-not-planned')
    expect(d6(evidence, { ...evidence, action: 2, implementedOn: '2026-03-08' })).toBe('action-in-future')
    expect(d6(evidence, { ...evidence, action: 2, implementedOn: '2026-03-07' })).toBeUndefined()
  })

  it('refuses to grow beyond what can be stored', () => {
    expect(codeOf(record({ ...reportAt('D3'), caseNumber: 'x'.repeat(300_000) }, entry('D4'), day(4)))).toBe('report-full')
  })
})

describe('D8', () => {
  it('is approved by a manager who neither led nor wrote it', () => {
    expect(closed()).toMatchObject({ status: 'D8', closure: { by: manager, recognition: 'Well done.' }, acknowledgement: { by: buyer } })
    expect(typesOf(close(reportAt('D7'), { by: manager, recognition: 'x' }, day(7)))).toEqual(['EightDClosed'])
    expect(codeOf(close(reportAt('D7'), { by: leader, recognition: 'x' }, day(7)))).toBe('report-own')
    expect(codeOf(close(reportAt('D7'), { by: agent, recognition: 'x' }, day(7)))).toBe('report-own')
    const ledByManager = nextOf(record(reportAt('D7'), saying({ ...words.D1, leader: manager }), day(5)))
    expect(codeOf(close(ledByManager, { by: manager, recognition: 'x' }, day(7)))).toBe('report-own')
    const amendedByManager = nextOf(record(reportAt('D7'), { ...entry('D4'), by: manager }, day(5)))
    expect(codeOf(close(amendedByManager, { by: manager, recognition: 'x' }, day(7)))).toBe('report-own')
  })

  it('waits for every discipline, and for actions that D5 got after D6', () => {
    for (const status of ['D0', ...order.slice(0, -1)] as const) expect(codeOf(close(reportAt(status), { by: manager, recognition: 'x' }, day(7)))).toBe('report-out-of-turn')
    const added = nextOf(record(reportAt('D7'), saying({ discipline: 'D5', actions: [...words.D5.actions, action] }), day(5)))
    expect(codeOf(close(added, { by: manager, recognition: 'x' }, day(7)))).toBe('action-not-implemented')
    const done = nextOf(record(added, saying({ discipline: 'D6', implemented: [...words.D6.implemented, { ...evidence, action: 3 }] }), day(6)))
    expect(nextOf(close(done, { by: manager, recognition: 'x' }, day(7))).status).toBe('D8')
  })

  it('may be acknowledged by the customer before, once; an amendment takes that away', () => {
    expect(codeOf(acknowledge(reportAt('D6'), { by: buyer, note: '' }, day(6)))).toBe('report-out-of-turn')
    expect(typesOf(acknowledge(reportAt('D7'), { by: buyer, note: '' }, day(6)))).toEqual(['EightDAcknowledged'])
    expect(codeOf(acknowledge(acknowledged(), { by: buyer, note: '' }, day(6)))).toBe('report-acknowledged')
    for (const discipline of all) {
      const { next, events } = decisionOf(record(acknowledged(), entry(discipline), day(6)))
      expect(next).not.toHaveProperty('acknowledgement')
      expect(events).toMatchObject([{ data: { acknowledgementWithdrawn: { note: 'Agreed.' } } }])
    }
  })

  it('never changes', () => {
    const moves = [...all.map((each) => record(closed(), entry(each), day(8))), acknowledge(closed(), { by: buyer, note: '' }, day(8)), close(closed(), { by: manager, recognition: 'x' }, day(8))]
    expect(moves.map(codeOf)).toEqual(moves.map(() => 'report-closed'))
  })
})

describe('any sequence of commands', () => {
  const people = fc.constantFrom(leader, manager, agent)
  const moves: fc.Arbitrary<(state: EightD) => EightDDecision> = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...all), fc.constantFrom(leader, agent)).map(([discipline, by]) => (state: EightD) => record(state, { ...entry(discipline), by }, day(4))) },
    { weight: 10, arbitrary: fc.constant((state: EightD) => record(state, entry(all[all.indexOf(state.status === 'D8' ? 'D7' : state.status) + 1] ?? 'D7'), day(4))) },
    { weight: 1, arbitrary: fc.constant((state: EightD) => acknowledge(state, { by: buyer, note: '' }, day(4))) },
    { weight: 3, arbitrary: people.map((by) => (state: EightD) => close(state, { by, recognition: 'x' }, day(4))) },
  )
  const fields = ['emergency', 'team', 'problem', 'containment', 'rootCause', 'corrective', 'implementation', 'prevention', 'closure']

  it('goes one step at a time, loses nothing, and leaves a closed report alone', () => {
    let ends = 0
    fc.assert(fc.property(fc.array(moves, { maxLength: 40, size: 'max' }), (sequence) => {
      let state = openedOn()
      for (const move of sequence) {
        const done = move(state)
        if (state.status === 'D8') expect(codeOf(done)).toBe('report-closed')
        if (!done.ok) continue
        const { next, events } = done.value
        const [from, to] = [Number(state.status.slice(1)), Number(next.status.slice(1))]
        expect(to === from || to === from + 1).toBe(true)
        expect(fields.map((field) => field in next)).toEqual(fields.map((_, index) => index <= to))
        expect(events).toHaveLength(1)
        expect(to === from).toBe(['DisciplineAmended', 'EightDAcknowledged'].includes(events[0]?.type ?? ''))
        if (next.status === 'D8') {
          ends += 1
          expect([next.team.leader.id, next.openedBy.id]).not.toContain(next.closure.by.id)
        }
        state = next
      }
    }), { numRuns: 150 })
    expect(ends).toBeGreaterThan(0)
  })
})
