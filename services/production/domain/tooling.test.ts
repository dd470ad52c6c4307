import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cause } from '#shared/vocabulary/liability.ts'
import { hashB } from '../test/facts.ts'
import { at, begun, code, complete, later, lot, order, sawn } from '../test/making.ts'
import { must, opening, operator, planned, planner, start } from '../test/order.ts'
import type { Tooling } from '../tooling-view.ts'
import type { WorkOrder } from '../work-order-view.ts'
import { assign, chargedOrder, checkIn, checkOut, giveBack, register, scrap } from './tooling.ts'
import { approve, cancel } from './work-order.ts'
import { holdLot } from './quality.ts'

const jig = (owner: 'customer' | 'manufacturer' = 'customer', paidBy = owner): Tooling =>
  must(register(order, { toolingId: 'tlg_01JD3ZQ8V5N6M7P8R9S0T1V2W3', number: 'TLG-000001', owner, paidBy, description: 'Drilling jig', by: planner }, start))
const out = must(checkOut(jig(), lot, at(10), later))
const scrapping = (cause: Cause) => ({ cause, reason: 'Pin broken', by: planner })
const scrapped = (tool: Tooling, of: WorkOrder, cause: Cause) => {
  const done = scrap(tool, of, scrapping(cause), later)
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}
const another = (given: Partial<WorkOrder['plan']> = {}, customerId = 'cus_aurora'): WorkOrder => {
  const named = { ...opening(hashB, 1), workOrderId: 'wo_01JD3ZQ8V5N6M7P8R9S0T1V2W9', number: 'WO-000009', customerId }
  return must(approve(undefined, { ...named, plan: { ...named.plan, exportClass: 'dual-use', ...given } }))
}
const gone = [must(giveBack(jig(), { reference: 'DN-1', by: planner }, later)), scrapped(jig(), order, 'workmanship').tool.next]

describe('a tool', () => {
  it('is registered for part, revision and order, with its owner and, apart from that, who paid', () => {
    expect(jig('manufacturer', 'customer')).toMatchObject({ status: 'InStore', owner: 'manufacturer', paidBy: 'customer', part: { number: 'AP-4711', revision: 'A' }, workOrders: [{ number: 'WO-000001' }], exportClass: 'confidential' })
  })

  it('goes to an operation and comes back', () => {
    expect(out).toMatchObject({ status: 'CheckedOut', use: { lotId: lot.lotId, sequence: 10, by: operator, at: later } })
    expect(must(checkIn(out, operator))).toEqual(jig())
  })

  it('goes home to the customer, but only when it is the customer who owns it, whoever paid', () => {
    expect(gone[0]).toMatchObject({ status: 'Returned', reference: 'DN-1' })
    expect(code(giveBack(jig('manufacturer', 'customer'), { reference: 'DN-1', by: planner }, later))).toBe('tooling-is-ours')
    expect(must(giveBack(jig('customer', 'manufacturer'), { reference: 'DN-1', by: planner }, later)).status).toBe('Returned')
  })

  it('serves a later order for the same part, and is as restricted as the strictest of them', () => {
    const both = must(assign(jig(), another()))
    expect(both).toMatchObject({ exportClass: 'dual-use', workOrders: [{}, { number: 'WO-000009' }] })
    const again = assign(both, order)
    expect(again.ok && again.value).toEqual({ next: both, events: [] })
    expect([chargedOrder(both), chargedOrder(must(checkOut(both, lot, at(10), later)))]).toEqual(['wo_01JD3ZQ8V5N6M7P8R9S0T1V2W9', order.workOrderId])
  })

  it('is one tool on the ledger of its order when it is scrapped, borne as the clause says', () => {
    const { tool, order: charged } = scrapped(out, order, 'workmanship')
    expect(tool).toMatchObject({ next: { status: 'Scrapped', bearer: 'manufacturer', clause: '7.2', workOrderId: order.workOrderId }, events: [{ type: 'ToolingScrapped' }] })
    expect(charged).toMatchObject({ next: { costs: { entries: [{ kind: 'tooling', toolingNumber: 'TLG-000001', tools: 1, pieces: 0 }], manufacturer: { tools: 1 }, customer: { tools: 0 }, total: { tools: 1, pieces: 0, seconds: 0 } } }, events: [{ type: 'ToolingLossBooked' }] })
    expect(scrapped(jig(), order, 'customer-tooling-defect').order.next.costs).toMatchObject({ entries: [{ bearer: 'customer', clause: '' }], customer: { tools: 1 } })
  })

  it.each([
    ['registering for an order that has ended', () => register(must(cancel(planned(), { by: planner, reason: 'x' }, start)), { toolingId: 't', number: 'T', owner: 'customer', paidBy: 'customer', description: '', by: planner }, start), 'work-order-ended'],
    ['checking out twice', () => checkOut(out, lot, at(10), later), 'tooling-not-in-store'],
    ['checking out for an order it does not belong to', () => checkOut(jig(), { ...lot, workOrderId: 'wo_other' }, at(10), later), 'tooling-not-for-order'],
    ['checking out for another revision', () => checkOut(jig(), { ...lot, part: { ...lot.part, revision: 'B' } }, at(10), later), 'tooling-for-another-part'],
    ['checking out to an operation that is not there', () => checkOut(jig(), lot, at(11), later), 'operation-unknown'],
    ['checking out to a held lot', () => checkOut(jig(), must(holdLot(begun, { key: 'n', reason: 'x', at: start })), at(10), later), 'lot-not-in-process'],
    ['checking out to a complete lot', () => checkOut(jig(), complete, at(40), later), 'lot-not-in-process'],
    ['checking out to what is done', () => checkOut(jig(), sawn, at(10), later), 'tooling-for-finished-operation'],
    ['checking in what is in the store', () => checkIn(jig(), operator), 'tooling-not-checked-out'],
    ['returning what is out', () => giveBack(out, { reference: 'DN', by: planner }, later), 'tooling-not-in-store'],
    ['another part', () => assign(jig(), another({ part: { number: 'AP-1', name: 'Other', revision: 'A' } })), 'tooling-for-another-part'],
    ['another customer', () => assign(jig(), another({}, 'cus_borealis')), 'tooling-for-another-part'],
    ['an order that has ended', () => assign(jig(), must(cancel(another(), { by: planner, reason: 'x' }, start))), 'work-order-ended'],
  ])('refuses %s', (_, decision, expected) => {
    expect(code(decision())).toBe(expected)
  })

  it.each(gone)('that is $status is gone', (tool) => {
    expect(code(scrap(tool, order, scrapping('workmanship'), later))).toBe('tooling-gone')
    expect(code(assign(tool, another()))).toBe('tooling-gone')
    expect(code(checkOut(tool, lot, at(10), later))).toBe('tooling-not-in-store')
    expect(code(giveBack(tool, { reference: 'DN', by: planner }, later))).toBe('tooling-not-in-store')
    expect(code(checkIn(tool, operator))).toBe('tooling-not-checked-out')
  })
})

describe('whatever happens to a tool', () => {
  const doing = fc.record({ do: fc.constantFrom('out', 'out', 'in', 'assign', 'return', 'scrap'), sequence: fc.constantFrom(10, 20, 40), lot: fc.constantFrom(lot, sawn, complete), cause: fc.constantFrom<Cause>('workmanship', 'design-defect', 'customer-tooling-defect') })
  type Doing = typeof doing extends fc.Arbitrary<infer D> ? D : never
  const act = (tool: Tooling, given: Doing) => {
    switch (given.do) {
      case 'out': return checkOut(tool, given.lot, at(given.sequence), later)
      case 'in': return checkIn(tool, operator)
      case 'assign': return assign(tool, another())
      default: return giveBack(tool, { reference: 'DN', by: planner }, later)
    }
  }

  it('title stays where it is, no money is ever named (7), what is gone stays gone, and each loss is on the ledger once (16)', () => {
    const reached = new Set<string>()
    fc.assert(fc.property(fc.constantFrom('customer' as const, 'manufacturer' as const), fc.constantFrom('customer' as const, 'manufacturer' as const), fc.array(doing, { maxLength: 15 }), (owner, paidBy, all) => {
      let [tool, of] = [jig(owner, paidBy), order]
      for (const given of all) {
        const before = tool
        if (given.do === 'scrap') {
          const done = scrap(tool, of, scrapping(given.cause), later)
          if (done.ok) [tool, of] = [done.value.tool.next, done.value.order.next]
        } else {
          const done = act(tool, given)
          if (done.ok) tool = done.value.next
        }
        if (before.status === 'Returned' || before.status === 'Scrapped') expect(tool).toBe(before)
        expect([tool.owner, tool.paidBy]).toEqual([owner, paidBy])
        expect(JSON.stringify([tool, of.costs])).not.toMatch(/minor|currency|price|amount|value/)
        expect(of.costs.total).toEqual({ pieces: 0, seconds: 0, tools: tool.status === 'Scrapped' ? 1 : 0 })
        expect(of.costs.customer.tools + of.costs.manufacturer.tools).toBe(of.costs.total.tools)
        reached.add(`${tool.owner} ${tool.status}`)
      }
    }), { numRuns: 200 })
    expect([...reached].toSorted()).toEqual(['customer CheckedOut', 'customer InStore', 'customer Returned', 'customer Scrapped', 'manufacturer CheckedOut', 'manufacturer InStore', 'manufacturer Scrapped'])
  })
})
