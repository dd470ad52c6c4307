import { describe, expect, it } from 'vitest'
import { asked, must, planned, planner, ready, releasedWith, start } from '../test/order.ts'
import { bearerOf } from './costs.ts'
import { receiveMaterial, returnMaterial, scrapMaterial } from './customer-material.ts'
import { cancel } from './work-order.ts'

const heat = (quantity: number) => ({ heatId: 'H-48213', quantity, description: 'Forged blanks' })
const code = (done: { ok: boolean; error?: { code: string } }) => (done.ok ? 'done' : done.error?.code)

describe("the customer's material", () => {
  it('is counted in, consumed by the release, scrapped and sent back', () => {
    const stocked = must(receiveMaterial(must(receiveMaterial(ready(), heat(10))), heat(15)))
    const less = must(returnMaterial(must(scrapMaterial(stocked, heat(2))), heat(1)))
    const { order } = releasedWith(less, asked(1, 20, 'customer'))
    expect(order.next.customerMaterial).toEqual([{ heatId: 'H-48213', description: 'Forged blanks', received: 25, consumed: 20, scrap: 2, returned: 1, onHand: 2 }])
    expect(code(returnMaterial(order.next, heat(3)))).toBe('customer-material-short')
    expect(code(scrapMaterial(ready(), heat(1)))).toBe('customer-material-short')
  })

  it('is not taken in for an order that has ended', () => {
    expect(code(receiveMaterial(must(cancel(planned(), { by: planner, reason: 'x' }, start)), heat(1)))).toBe('work-order-ended')
  })
})

describe('who bears a cost', () => {
  it('is what the clause says, and in principle the customer', () => {
    expect(bearerOf([{ id: '7.2', cause: 'workmanship', bearer: 'manufacturer' }], 'workmanship')).toEqual({ bearer: 'manufacturer', clause: '7.2' })
    expect(bearerOf([], 'workmanship')).toEqual({ bearer: 'customer', clause: '' })
  })
})
