import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SamplingState } from '../sampling-view.ts'
import { mo, now } from '../test/lot.ts'
import { count, resume, severityOf, type LotResult } from './severity.ts'

const naming = { samplingId: 'smp_1', customerId: 'cus_aurora', partNumber: 'AP-4711' }
type Outcome = LotResult['outcome']
type Telling = { readonly lot?: number; readonly sampledUnder?: LotResult['sampledUnder']; readonly earned?: LotResult['earned'] }
const result = (outcome: Outcome, { lot = 1, sampledUnder = 'Normal', earned = outcome === 'accepted' ? 2 : 0 }: Telling = {}): LotResult =>
  ({ lotId: `lot_${lot}`, lotNumber: `LOT-${lot}`, inspectionId: `ins_${lot}`, outcome, sampledUnder, at: now, earned })
const must = <T>(decision: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!decision.ok) throw new Error(decision.error.code)
  return decision.value
}
/** One lot after the other, each sampled under the severity there is: `a` accepted, `r` rejected. */
const after = (row: string, from?: SamplingState): SamplingState | undefined =>
  [...row].reduce<SamplingState | undefined>((state, each) => must(count(state, naming, result(each === 'r' ? 'rejected' : 'accepted', { sampledUnder: severityOf(state) ?? 'Tightened' }))).next, from)
const status = (row: string) => after(row)?.status

describe('switching', () => {
  test.each([
    ['a', 'Normal'], ['r', 'Normal'], ['rr', 'Tightened'], ['raaar', 'Tightened'], ['raaaar', 'Normal'], ['raaaarr', 'Tightened'],
    ['rraaaa', 'Tightened'], ['rraaaaa', 'Normal'], ['rraaaaraaaa', 'Tightened'], ['rraaaaraaaaa', 'Normal'],
    ['rrrrrr', 'Tightened'], ['rrrrrrr', 'Stopped'], ['rrrararara', 'Tightened'], ['rrrarararar', 'Stopped'],
    ['rraaaaar', 'Normal'], ['a'.repeat(14), 'Normal'], ['a'.repeat(15), 'Reduced'], [`r${'a'.repeat(14)}`, 'Normal'], [`r${'a'.repeat(15)}`, 'Reduced'], [`${'a'.repeat(15)}r`, 'Normal'], [`${'a'.repeat(15)}rr`, 'Normal'], [`${'a'.repeat(15)}rrr`, 'Tightened'],
  ])('%s → %s', (row, expected) => expect(status(row)).toBe(expected))

  test('is said, with the lot that did it', () => {
    expect(must(count(after('r'), naming, result('rejected', { lot: 7 }))).events).toMatchObject([{ type: 'LotCounted' }, { type: 'SeverityChanged', data: { from: 'Normal', to: 'Tightened', lotId: 'lot_7' } }])
    expect(must(count(after('r'), naming, result('accepted'))).events).toMatchObject([{ type: 'LotCounted', data: { outcome: 'accepted' } }])
  })

  test('a lot accepted without earning sets the score back', () => {
    expect(must(count(after('aaaa'), naming, result('accepted', { earned: 0 }))).next).toMatchObject({ status: 'Normal', score: 0 })
    expect(must(count(after('aaaa'), naming, result('accepted', { earned: 3 }))).next).toMatchObject({ score: 11 })
  })

  test('a lot accepted under a severity that is over earns nothing; a rejected one counts all the same', () => {
    const tightened = after('rr')
    expect(must(count(tightened, naming, result('accepted'))).next).toMatchObject({ status: 'Tightened', accepted: 0 })
    expect(must(count(tightened, naming, result('rejected'))).next).toMatchObject({ status: 'Tightened', rejected: 1 })
  })

  test('stopped stays stopped whatever is judged, until the manager lets it go on, tightened', () => {
    const stopped = after('rrrrrrr')
    expect(severityOf(stopped)).toBeUndefined()
    expect(after('aaaaaaaaaaaaaaaaaaaa', stopped)?.status).toBe('Stopped')
    if (!stopped) throw new Error('nothing was counted')
    const resumed = must(resume(stopped, mo, 'Tool replaced.', now))
    expect(resumed).toMatchObject({ next: { status: 'Tightened', accepted: 0, rejected: 0 }, events: [{ type: 'SamplingResumed', data: { by: mo, reason: 'Tool replaced.' } }, { type: 'SeverityChanged' }] })
    expect(resume(resumed.next, mo, 'Again.', now)).toMatchObject({ ok: false, error: { code: 'sampling-not-stopped' } })
  })
})

test('whatever comes: two rejected of five under normal always tighten, five rejected under tightened always stop, and few lots are kept', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom<Outcome>('accepted', 'accepted', 'rejected'), { maxLength: 60 }), (outcomes) => {
    let state: SamplingState | undefined
    let stretch: Outcome[] = []
    for (const outcome of outcomes) {
      const before: SamplingState['status'] = state?.status ?? 'Normal'
      state = must(count(state, naming, result(outcome, { sampledUnder: severityOf(state) ?? 'Tightened' }))).next
      stretch = [...stretch, outcome]
      const rejected = (row: Outcome[]) => row.filter((each) => each === 'rejected').length
      if (before === 'Normal') expect(state.status === 'Tightened').toBe(rejected(stretch.slice(-5)) >= 2)
      if (before === 'Tightened') expect(state.status === 'Stopped').toBe(rejected(stretch) >= 5)
      if (before === 'Tightened') expect(state.status === 'Normal').toBe(stretch.length >= 5 && rejected(stretch.slice(-5)) === 0)
      if (before === 'Reduced') expect(state.status).toBe(outcome === 'rejected' ? 'Normal' : 'Reduced')
      if (before === 'Stopped') expect(state.status).toBe('Stopped')
      if (state.status !== before) stretch = []
      expect(state.lots.length).toBeLessThanOrEqual(10)
    }
  }))
})
