import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScheduledOperation } from '#services/production/schedule-view.ts'
import { against, keyOf, lanesOf, movedBy, neighbour, placed, viewOf } from './chart.ts'

const at = (hour: number): string => new Date(Date.UTC(2026, 2, 2, hour)).toISOString()
const operation = (sequence: number, workCentre: string, start: number, end: number, lane?: number): ScheduledOperation => ({
  workOrderId: 'wo_1', workOrderNumber: 'WO-1', orderId: 'ord_1', customerId: 'c', customerName: 'C', part: { number: 'P', name: 'P', revision: 'A' }, exportClass: 'public',
  sequence, name: 'Mill', workCentre, ...(lane !== undefined && { lane }), performer: 'manufacturer', quantity: 1, status: 'Planned', start: at(start), end: at(end), late: false, waitsFor: 'nothing', pinned: false,
})
const view = viewOf(Date.parse(at(0)), 'day')

describe('the chart of the schedule', () => {
  it('places what lies in the view, cut at its edges', () => {
    expect(placed(view, Date.parse(at(6)), Date.parse(at(12)))).toEqual({ left: 25, width: 25 })
    expect(placed(view, Date.parse(at(-6)), Date.parse(at(6)))).toEqual({ left: 0, width: 25 })
    expect(placed(view, Date.parse(at(24)), Date.parse(at(30)))).toBeUndefined()
  })

  it('never leaves the view, whatever is placed', () => {
    fc.assert(fc.property(fc.integer({ min: -100, max: 200 }), fc.integer({ min: 1, max: 300 }), (start, hours) => {
      const found = placed(view, Date.parse(at(start)), Date.parse(at(start + hours)))
      if (!found) return
      expect(found.left).toBeGreaterThanOrEqual(0)
      expect(found.width).toBeGreaterThan(0)
      expect(found.left + found.width).toBeLessThanOrEqual(100 + 1e-9)
    }))
  })

  const [saw, mill, mill2, away] = [operation(10, 'SAW', 1, 2, 1), operation(20, 'MILL', 3, 6, 1), operation(30, 'MILL', 8, 9, 1), operation(40, 'OUTSIDE', 10, 20)]
  const [meanwhile, after] = [operation(50, 'OUTSIDE', 12, 14), operation(60, 'OUTSIDE', 20, 22)]
  const lanes = lanesOf(view, [{ workCentre: 'SAW', lane: 1, open: [{ from: at(6), to: at(12) }] }, { workCentre: 'MILL', lane: 1 }], [mill2, away, mill, saw])

  it('has a lane for each machine and one for what is done outside, bars by their start, and closed hours between the open ones', () => {
    expect(lanes.map(({ workCentre, bars }) => [workCentre, bars.map((each) => each.operation.sequence)])).toEqual([['SAW', [10]], ['MILL', [20, 30]], ['', [40]]])
    expect(lanes[0]?.closed).toEqual([{ left: 0, width: 25 }, { left: 50, width: 50 }])
    expect(lanes[1]?.closed).toEqual([])
  })

  it('shows side by side what is away at the same time', () => {
    expect(lanesOf(view, [], [away, meanwhile, after]).map(({ bars }) => bars.map((each) => each.operation.sequence))).toEqual([[40, 60], [50]])
  })

  it('leads by arrow keys along a lane, and to what is nearest in time in the next', () => {
    const from = (one: ScheduledOperation, arrow: string) => neighbour(lanes, keyOf(one), arrow)
    expect(from(mill, 'ArrowRight')).toBe(keyOf(mill2))
    expect(from(mill2, 'ArrowLeft')).toBe(keyOf(mill))
    expect(from(saw, 'ArrowDown')).toBe(keyOf(mill))
    expect(from(away, 'ArrowUp')).toBe(keyOf(mill2))
    expect([from(saw, 'ArrowUp'), from(mill2, 'ArrowRight'), from(saw, 'Enter')]).toEqual([undefined, undefined, undefined])
  })

  it('moves to a quarter of an hour, and says what stands against it', () => {
    expect(movedBy(view, mill, 0.25)).toBe(at(9))
    expect(movedBy(view, mill, 0.004)).toBe(at(3))
    const [cut, next] = [{ ...operation(10, 'SAW', 1, 2, 1), lotId: 'lot_1' }, { ...operation(20, 'MILL', 3, 6, 1), lotId: 'lot_1', due: at(9) }]
    const [held, free] = [{ ...operation(30, 'MILL', 8, 9, 1), lotId: 'lot_2', pinned: true }, { ...operation(40, 'MILL', 10, 11, 1), lotId: 'lot_3' }]
    const told = (hour: number) => against([cut, next, held, free], next, at(hour)).map(({ kind }) => kind)
    expect(told(3)).toEqual([])
    expect(told(1)).toEqual(['before-predecessor'])
    expect(told(5)).toEqual([])
    expect(told(6)).toEqual(['overlaps'])
    expect(told(9)).toEqual(['late'])
  })
})
