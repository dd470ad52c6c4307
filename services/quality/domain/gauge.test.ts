import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, localTime } from '#shared/vocabulary/time.ts'
import type { Gauge } from '../gauge-view.ts'
import { asOf, calibrate, findOutOfTolerance, register, touch, usable, type ShopTime } from './gauge.ts'

const now = '2026-03-02T08:00:00.000Z'
const here = (now: string): ShopTime => ({ now, timeZone: 'Asia/Kolkata' })
const calibration = { calibrationDueOn: '2026-06-30', calibrationCertificate: 'DKD-1' }
const must = <T>(result: { ok: true; value: { next: T } } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value.next
}
const gauge = () => must(register({ gaugeId: 'gau_1', number: 'GAU-000001', description: 'Bore gauge', ...calibration }, here(now)))
const lot = { lotId: 'lot_1', lotNumber: 'LOT-000001' }

test('may be used up to and including the day its calibration is due, in the shop', () => {
  expect(gauge().status).toBe('InCalibration')
  expect(asOf(gauge(), here('2026-05-31T00:00:00.000Z')).status).toBe('DueSoon')
  expect(usable(gauge(), here('2026-06-30T18:29:59.999Z'), '/gaugeId')).toMatchObject({ ok: true })
  expect(usable(gauge(), here('2026-06-30T18:30:00.000Z'), '/gaugeId')).toMatchObject({ error: { code: 'gauge-overdue', field: '/gaugeId' } })
})

test('the same moment is another day in another shop', () => {
  expect(usable(gauge(), { now: '2026-06-30T18:30:00.000Z', timeZone: 'Europe/Berlin' }, '/gaugeId')).toMatchObject({ ok: true })
  expect(usable(gauge(), { now: '2026-06-30T22:00:00.000Z', timeZone: 'Europe/Berlin' }, '/gaugeId')).toMatchObject({ error: { code: 'gauge-overdue' } })
})

test('found wrong: refused until calibrated, every lot it touched is listed', () => {
  const wrong = must(findOutOfTolerance(must(touch(gauge(), lot, here(now))), 'Off by 4 µm.', now))
  expect(wrong).toMatchObject({ status: 'OutOfTolerance', suspect: [lot] })
  expect(usable(wrong, here(now), '/gaugeId')).toMatchObject({ error: { code: 'gauge-out-of-tolerance' } })
  expect(findOutOfTolerance(wrong, 'x', now)).toMatchObject({ error: { code: 'gauge-out-of-tolerance' } })
  expect(must(calibrate(wrong, calibration, here(now)))).toMatchObject({ status: 'InCalibration', touched: [] })
})

test('a calibration that is past already is refused', () => {
  const past = { ...calibration, calibrationDueOn: '2026-03-01' }
  expect(register({ gaugeId: 'gau_1', number: 'GAU-000001', description: 'x', ...past }, here(now))).toMatchObject({ error: { code: 'calibration-past', field: '/calibrationDueOn' } })
  expect(calibrate(gauge(), past, here(now))).toMatchObject({ error: { code: 'calibration-past' } })
})

test('no result by an overdue or wrong gauge; one found wrong lists every lot since its last calibration (invariant 10)', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('measure' as const), lotId: fc.constantFrom('lot_1', 'lot_2', 'lot_3') }),
    fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ kind: fc.constant('calibrate' as const), days: fc.integer({ min: 0, max: 120 }) }),
    fc.record({ kind: fc.constant('wrong' as const) }),
  )
  fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
    let [at, held, due, wrong]: [string, Gauge, string, boolean] = [now, gauge(), calibration.calibrationDueOn, false]
    let measured = new Set<string>()
    for (const each of steps) {
      if (each.kind === 'wait') at = addDays(at, each.days)
      if (each.kind === 'calibrate') {
        due = localTime(addDays(at, each.days), 'Asia/Kolkata').date
        held = must(calibrate(held, { calibrationDueOn: due, calibrationCertificate: 'C' }, here(at)))
        ;[measured, wrong] = [new Set(), false]
      }
      if (each.kind === 'wrong' && !wrong) {
        held = must(findOutOfTolerance(held, 'x', at))
        wrong = true
        expect(held.status === 'OutOfTolerance' && held.suspect.map(({ lotId }) => lotId).toSorted()).toEqual([...measured].toSorted())
      }
      if (each.kind === 'measure') {
        const fit = usable(held, here(at), '/gaugeId')
        expect(fit.ok).toBe(!wrong && localTime(at, 'Asia/Kolkata').date <= due)
        if (!fit.ok) continue
        held = must(touch(held, { lotId: each.lotId, lotNumber: each.lotId }, here(at)))
        measured.add(each.lotId)
      }
    }
  }))
})
