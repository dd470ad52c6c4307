import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, Inspection } from '../inspection-view.ts'
import type { InspectionPlan } from '../inspection-plan-view.ts'
import type { Lot } from '../lot-view.ts'
import { complete as judge, correct, open, readingsLimit, record } from './inspection.ts'
import { complete, ines, inWork, now, plan } from '../test/lot.ts'

const opening = (stage: Inspection['stage']) => ({ inspectionId: 'ins_1', number: 'INS-000001', stage, openedBy: ines, severity: 'Normal' as const })
const must = <T>(result: { ok: true; value: { next: T } } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value.next
}
const opened = (stage: Inspection['stage'] = 'final', lot: Lot = complete(), of: InspectionPlan = plan) => must(open(lot, of, opening(stage), now))
const bore = (...values: string[]): Extract<Entry, { kind: 'readings' }> => ({ kind: 'readings', characteristic: 2, values, unit: 'mm' })
const edges = (inspected: number, nonconforming = 0): Entry => ({ kind: 'count', characteristic: 3, inspected, nonconforming })
const recorded = (...entries: Entry[]) => entries.reduce((inspection, entry) => must(record(inspection, entry, ines, now)), opened())
const good = () => recorded(bore('25.001', '25.002', '25.003', '25.004', '25.005'), edges(20))
const refused = (code: string, field?: string) => ({ ok: false, error: { code, ...(field !== undefined && { field }) } })

describe('opening', () => {
  test('receipt at any time, with the characteristics of the stage and all stages the lot needs', () => {
    const inspection = opened('receipt', inWork())
    expect(inspection).toMatchObject({ status: 'Planned', lotQuantity: 20, requiredStages: ['receipt', 'final'], results: [] })
    expect(inspection.characteristics.map(({ number }) => number)).toEqual([1])
  })
  test('final only when the lot is complete', () => expect(open(inWork(), plan, opening('final'), now)).toMatchObject(refused('lot-not-complete', '/stage')))
  test('not at a stage without characteristics', () => expect(open(inWork(), plan, opening('in-process'), now)).toMatchObject(refused('stage-not-planned', '/stage')))
  test('final even when the control plan names nothing for it', () => {
    const without = { ...plan, controlPlan: plan.controlPlan.filter(({ stage }) => stage !== 'final') }
    expect(judge(opened('final', complete(), without), complete(), ines, 'en', now)).toMatchObject({ value: { next: { status: 'Passed', findings: [] } } })
  })
  test('by AQL finds the plans, and not while acceptance is stopped', () => {
    const byAql: InspectionPlan = { ...plan, controlPlan: plan.controlPlan.map((each) => (each.number === 3 ? { ...each, sampling: { plan: 'aql', aql: '10', acceptanceNumberZero: false } } : each)) }
    expect(opened('final', complete(), byAql).samplingPlans).toMatchObject([{ characteristic: 3, severity: 'Normal', lotSize: 20, sampleSize: 5, acceptance: 1, cell: { letter: 'C' } }])
    expect(opened().samplingPlans).toEqual([])
    const stopped = { ...opening('final'), severity: undefined }
    expect(open(complete(), byAql, stopped, now)).toMatchObject(refused('sampling-stopped'))
    expect(open(complete(), plan, stopped, now)).toMatchObject({ ok: true })
  })
  test('not on a lot without pieces', () => expect(open({ ...complete(), quantity: 0 }, plan, opening('final'), now)).toMatchObject(refused('lot-empty')))
})

describe('recording', () => {
  test('the first result starts it', () => expect(recorded(bore('25.001'))).toMatchObject({ status: 'InProgress', startedAt: now, results: [{ result: 1, values: ['25.001'], by: ines }] }))
  test('readings keep the resolution they were read with', () => expect(recorded(bore('25.0', '25.010')).results).toMatchObject([{ values: ['25.0', '25.010'] }]))
  test.each([
    ['wrong-unit', { ...bore('0.984'), unit: 'in' }, '/unit'],
    ['wrong-unit', { kind: 'readings', characteristic: 2, values: ['25.0'] }, '/unit'],
    ['characteristic-unknown', { ...bore('25.0'), characteristic: 1 }, '/characteristic'],
    ['readings-needed', { kind: 'count', characteristic: 2, inspected: 5, nonconforming: 0 }, '/kind'],
    ['count-needed', { kind: 'readings', characteristic: 3, values: ['1'] }, '/kind'],
    ['nonconforming-exceeds-inspected', edges(3, 4), '/nonconforming'],
    ['more-than-lot', edges(21), '/inspected'],
    ['more-than-lot', bore(...Array.from({ length: 21 }, () => '25.0')), '/values'],
  ] satisfies [string, Entry, string][])('%s', (code, entry, field) => expect(record(opened(), entry, ines, now)).toMatchObject(refused(code, field)))
  test('counts beyond the lot are refused across results too', () => expect(record(recorded(edges(15)), edges(6), ines, now)).toMatchObject(refused('more-than-lot')))
  test('a big lot is counted in parts up to the last piece', () => {
    const first = must(record(opened('final', complete(10_000)), edges(9_999), ines, now))
    expect(judge(must(record(first, bore('25', '25', '25', '25', '25'), ines, now)), complete(10_000), ines, 'en', now)).toMatchObject({ error: { code: 'readings-missing', params: { characteristic: 3, inspected: 9_999, needed: 10_000 } } })
    expect(record(first, edges(1), ines, now)).toMatchObject({ ok: true })
  })
  test('readings have a limit', () => {
    const many = Array.from({ length: 1000 }, () => '25.0')
    const full = Array.from({ length: readingsLimit / 1000 }).reduce<Inspection>((inspection) => must(record(inspection, bore(...many), ines, now)), opened('final', complete(10_000)))
    expect(record(full, bore('25.0'), ines, now)).toMatchObject(refused('too-many-readings', '/values'))
  })
})

describe('correcting', () => {
  const wrong = () => recorded(bore('25.12'))
  test('adds a result in the place of the other; both stay', () => expect(must(correct(wrong(), 1, bore('25.012'), 'Digits swapped.', ines, now)).results).toMatchObject([{ result: 1, values: ['25.12'] }, { result: 2, values: ['25.012'], supersedes: { result: 1, reason: 'Digits swapped.' } }]))
  test('not what is not there', () => expect(correct(wrong(), 7, bore('25.0'), 'x', ines, now)).toMatchObject(refused('result-unknown')))
  test('not twice', () => expect(correct(must(correct(wrong(), 1, bore('25.0'), 'x', ines, now)), 1, bore('25.0'), 'y', ines, now)).toMatchObject(refused('result-superseded')))
  test('not into another characteristic', () => expect(correct(wrong(), 1, edges(1), 'x', ines, now)).toMatchObject(refused('other-characteristic', '/entry/characteristic')))
  test('not in another unit', () => expect(correct(wrong(), 1, { ...bore('1'), unit: 'in' }, 'x', ines, now)).toMatchObject(refused('wrong-unit', '/entry/unit')))
})

describe('completing', () => {
  test('passes when everything conforms', () => expect(judge(good(), complete(), ines, 'te', now)).toMatchObject({ value: { next: { status: 'Passed', inspector: ines, certificateLocale: 'te', findings: [{ verdict: 'conforms' }, { inspected: 20 }] }, events: [{ type: 'InspectionPassed' }] } }))
  test('fails on one piece', () => {
    const decision = judge(recorded(bore('25.0', '25.0', '25.0', '25.0', '25.022'), edges(20)), complete(), ines, 'en', now)
    expect(decision).toMatchObject({ value: { next: { status: 'Failed' }, events: [{ type: 'InspectionFailed', data: { stage: 'final', findings: [{ nonconforming: 1, verdict: 'nonconforming' }, {}] } }] } })
  })
  test('not while readings are missing', () => expect(judge(recorded(bore('25.0'), edges(20)), complete(), ines, 'en', now)).toMatchObject(refused('readings-missing')))
  test('not on pieces that changed since', () => expect(judge(good(), { ...complete(), round: 2 }, ines, 'en', now)).toMatchObject(refused('lot-changed-since')))
  test('once; then nothing is added', () => {
    const passed = must(judge(good(), complete(), ines, 'en', now))
    expect(judge(passed, complete(), ines, 'en', now)).toMatchObject(refused('inspection-completed'))
    expect(record(passed, edges(1), ines, now)).toMatchObject(refused('inspection-completed'))
    expect(correct(passed, 1, bore('25.0'), 'x', ines, now)).toMatchObject(refused('inspection-completed'))
  })
})

test('measurements are append-only: whatever is tried, in whatever order, earlier results stay as they were (invariant 10)', () => {
  const value = fc.constantFrom('25.000', '25.0', '25.021', '25.022', '24.9')
  const entry: fc.Arbitrary<Entry> = fc.oneof(
    fc.array(value, { minLength: 1, maxLength: 4 }).map((values) => bore(...values)),
    fc.record({ inspected: fc.integer({ min: 1, max: 12 }), nonconforming: fc.integer({ min: 0, max: 3 }) }).map(({ inspected, nonconforming }) => edges(inspected, nonconforming)),
  )
  const step = fc.oneof(
    entry.map((each) => (inspection: Inspection) => record(inspection, each, ines, now)),
    fc.tuple(fc.nat(6), entry).map(([wrong, each]) => (inspection: Inspection) => correct(inspection, wrong, each, 'Typed wrongly.', ines, now)),
    fc.constant((inspection: Inspection) => judge(inspection, complete(), ines, 'en', now)),
  )
  fc.assert(fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
    let inspection = opened()
    for (const each of steps) {
      const decision = each(inspection)
      if (!decision.ok) continue
      const before = inspection
      inspection = decision.value.next
      expect(inspection.results.slice(0, before.results.length)).toEqual(before.results)
      if (before.status === 'Passed' || before.status === 'Failed') expect(inspection).toEqual(before)
      expect(inspection.results.map(({ result }) => result)).toEqual(inspection.results.map((_, index) => index + 1))
      expect(decision.value.events.length).toBeGreaterThan(0)
    }
  }))
})
