import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleWorkCentre } from '../../examples.ts'
import type { Lot } from '../../lot-view.ts'
import type { Pin } from '../../schedule-view.ts'
import { planWith } from '../../test/facts.ts'
import { faultsOfPlan } from '../../test/plan-checker.ts'
import { asked, must, opening, operator, planned, planner, ready, releasedWith, start } from '../../test/order.ts'
import type { WorkCentre } from '../../work-centre-view.ts'
import type { WorkOrder } from '../../work-order-view.ts'
import { startOperation, startSetup } from '../operation.ts'
import { approve } from '../work-order.ts'
import type { Floor } from './jobs.ts'
import { shopProblem } from './shop-problem.ts'
import { placesFor, scheduleShop } from './shop-schedule.ts'

const within = (steps: number) => ({ steps, enough: () => false })
const minutesAfter = (minutes: number): string => new Date(Date.parse(start) + minutes * 60_000).toISOString()
const id = (kind: string, index: number): string => `${kind}_01JD3ZQ8V5N6M7P8R9S0T1V2${String(index).padStart(2, '0')}`
const centres = ['SAW-1', 'BENCH', 'MILL-5AX']
const centre = (name: string, index: number, timeZone: string): WorkCentre => ({ ...exampleWorkCentre, timeZone, workCentreId: id('wc', index), name, status: 'InUse' })

/** An order with one lot, begun or not, with other times and another lead time. */
const made = (index: number, { seconds, first, leadTimeDays, begin }: { readonly seconds: number; readonly first: string; readonly leadTimeDays: number; readonly begin: 'no' | 'setup' | 'run' }): { order: WorkOrder; lot: Lot } => {
  const { order, lots } = releasedWith(ready(), asked(1, 20))
  const lot = lots[0]?.lot.next
  if (!lot) throw new Error('no lot')
  const name = { workOrderId: id('wo', index), number: `WO-${index}` }
  const own: Lot = { ...lot, lotId: id('lot', index), workOrderId: name.workOrderId, operations: lot.operations.map((each, place) => ({ ...each, cycleSeconds: seconds, workCentre: place === 0 ? first : each.workCentre })) }
  const of: WorkOrder = { ...order.next, ...name, plan: { ...order.next.plan, leadTimeDays } }
  const at = { sequence: 10, by: operator }
  return { order: of, lot: begin === 'no' ? own : must((begin === 'setup' ? startSetup : startOperation)(of, own, at, minutesAfter(-7))) }
}
const waiting = (index: number, gates: boolean): WorkOrder => {
  const order = gates ? ready() : must(approve(undefined, { ...opening(), plan: { ...planWith('a'.repeat(64), 3), leadTimeDays: 9 } }))
  return { ...order, workOrderId: id('wo', 50 + index), number: `WO-${50 + index}` }
}

const work = fc.record({ seconds: fc.integer({ min: 0, max: 900 }), first: fc.constantFrom('SAW-1', 'saw-1 ', 'MILL-5AX', 'LASER'), leadTimeDays: fc.integer({ min: 1, max: 12 }), begin: fc.constantFrom('no' as const, 'no' as const, 'setup' as const, 'run' as const) })
const pin = fc.record({ of: fc.nat({ max: 7 }), sequence: fc.constantFrom(10, 40), minutes: fc.integer({ min: -60, max: 20_000 }) })
const floors: fc.Arbitrary<Floor> = fc.record({ works: fc.array(work, { maxLength: 7 }), gates: fc.array(fc.boolean(), { maxLength: 3 }), pins: fc.array(pin, { maxLength: 4 }), zone: fc.constantFrom('Asia/Kolkata', 'Europe/Berlin'), known: fc.integer({ min: 0, max: 3 }), offset: fc.integer({ min: 0, max: 3000 }) })
  .map(({ works, gates, pins, zone, known, offset }) => {
    const all = works.map((each, index) => made(index, each))
    return {
      now: minutesAfter(offset), orders: [...all.map(({ order }) => order), ...gates.map((open, index) => waiting(index, open))], lots: all.map(({ lot }) => lot),
      centres: centres.slice(0, known).map((name, index) => centre(name, index, zone)),
      pins: pins.map(({ of, sequence, minutes }, index): Pin => ({ lotId: id('lot', of), sequence, start: minutesAfter(offset + minutes), by: planner, at: minutesAfter(index) })),
    }
  })

describe('whatever is on the floor', () => {
  it('its plan can be carried out, has every operation that is left once, and is the same again', () => {
    fc.assert(fc.property(floors, (floor) => {
      const shop = shopProblem(floor)
      const { places } = placesFor(shop, within(60), 1)
      const whole = { ...shop.problem, orders: [...shop.problem.orders, ...shop.tentative] }
      const faults = faultsOfPlan(whole, { operations: places, tardiness: 0, setups: 0, makespan: 0, overlong: 0, steps: 0 })
      expect(faults.filter((fault) => !fault.includes('the plan says'))).toEqual([])
      const schedule = scheduleShop(floor, within(60), 1)
      expect(schedule.operations).toHaveLength(floor.orders.length * 4)
      expect(new Set(schedule.operations.map(({ workOrderId, sequence }) => `${workOrderId} ${sequence}`)).size).toBe(schedule.operations.length)
      expect(scheduleShop(floor, within(60), 1)).toEqual(schedule)
      for (const { conflict, pinned } of schedule.operations) if (conflict !== undefined) expect(pinned).toBe(true)
      for (const { workCentre, weeks } of schedule.summary.load) {
        const further = schedule.operations.some((each) => each.workCentre === workCentre && (each.lane ?? 1) > 1)
        for (const { plannedMinutes, capacityMinutes } of further ? [] : weeks) expect(plannedMinutes).toBeLessThanOrEqual(capacityMinutes)
      }
    }), { numRuns: 40 })
  })
})

describe('a floor of one order', () => {
  const { order, lot } = made(1, { seconds: 120, first: 'SAW-1', leadTimeDays: 28, begin: 'no' })
  const floor: Floor = { orders: [order], lots: [lot], centres: [], pins: [], now: start }
  const operations = (of: Floor) => scheduleShop(of, within(50), 1).operations

  it('is planned one operation after the other: at the saw, five days at each supplier, at the bench', () => {
    expect(operations(floor).map(({ workCentre, start: from, end, status, waitsFor, lane }) => [workCentre, Date.parse(from) - Date.parse(start), Date.parse(end) - Date.parse(from), status, waitsFor, lane])).toEqual([
      ['SAW-1', 0, 50 * 60_000, 'Planned', 'nothing', 1],
      ['OUTSIDE', 50 * 60_000, 7200 * 60_000, 'Planned', 'predecessor', undefined],
      ['CUSTOMER', 7250 * 60_000, 7200 * 60_000, 'Planned', 'predecessor', undefined],
      ['BENCH', 14450 * 60_000, 50 * 60_000, 'Planned', 'predecessor', 1],
    ])
    expect(scheduleShop(floor, within(50), 1).summary.orders).toMatchObject([{ firm: true, completion: minutesAfter(14500), lateMinutes: 0 }])
  })

  it('has its own cause where it is late', () => {
    const hurried = { ...order, plan: { ...order.plan, leadTimeDays: 3 } }
    expect(scheduleShop({ ...floor, orders: [hurried] }, within(50), 1).summary.orders).toMatchObject([{ cause: { reason: 'work-content' } }])
    expect(scheduleShop({ ...floor, orders: [hurried], now: minutesAfter(9 * 1440) }, within(50), 1).summary.orders).toMatchObject([{ cause: { reason: 'overdue' } }])
  })

  it('has an operation where it is pinned, says where a pin cannot hold, and does not plan what stands', () => {
    const pinned = (sequence: number, minutes: number): Pin => ({ lotId: lot.lotId, sequence, start: minutesAfter(minutes), by: planner, at: start })
    expect(operations({ ...floor, pins: [pinned(10, 300)] })[0]).toMatchObject({ start: minutesAfter(300), pinned: true, waitsFor: 'pinned-later' })
    expect(operations({ ...floor, pins: [pinned(10, -1)] })[0]).toMatchObject({ start, conflict: 'lapsed' })
    expect(operations({ ...floor, pins: [pinned(40, 60)] })[3]).toMatchObject({ start: minutesAfter(60), conflict: 'before-predecessor' })
    const held = scheduleShop({ ...floor, centres: [{ ...centre('SAW-1', 1, 'UTC'), status: 'Retired', by: planner, at: start, reason: 'Sold' }] }, within(50), 1)
    expect(held).toMatchObject({ operations: [], unplanned: 1, summary: { orders: [{ unplanned: 'work-centre-retired' }] } })
  })

  it('waits for its gates, or for its release, in the room that the others leave', () => {
    const shut = operations({ ...floor, orders: [order, { ...planned(), workOrderId: id('wo', 9) }] })
    expect(shut.find(({ status }) => status === 'Tentative')).toMatchObject({ workCentre: 'SAW-1', start: minutesAfter(50), waitsFor: 'gates' })
    expect(operations({ ...floor, orders: [order, waiting(1, true)] }).find(({ status }) => status === 'Tentative')).toMatchObject({ waitsFor: 'release' })
  })
})
