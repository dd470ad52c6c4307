import { describe, expect, it } from 'vitest'
import { customersIn, matching, numberIn, questionsFor } from './matching.ts'
import { sources } from './sources.ts'

describe('a readable number', () => {
  it.each([['LOT-000003', 'lot', 'LOT-000003'], ['lot 3', 'lot', 'LOT-000003'], ['wo12', 'workOrder', 'WO-000012'], ['cas-1234567', 'case', 'CAS-1234567']] as const)('%s', (text, kind, number) => expect(numberIn(text)).toEqual({ kind, number }))
  it.each(['AP-4711', 'HT-9', 'lot', 'pump cover', '123'])('is not: %s', (text) => expect(numberIn(text)).toBeUndefined())
})

describe('what is asked', () => {
  const asked = (text: string, buyer = false) => Object.fromEntries(questionsFor(text, buyer).map(({ source, states }) => [source.kind, states.length]))
  it('is one kind in every state for a number', () => expect(asked('LOT-000003')).toEqual({ lot: 8 }))
  it('is the order and the request for the number of a request', () => expect(Object.keys(asked('RFQ-000003'))).toEqual(['order', 'rfq']))
  it('is what is open for words', () => expect(asked('pump')).toEqual({ order: 4, lot: 4, shipment: 7, case: 5 }))
  it('is one question of each kind for a customer', () => expect(asked('pump', true)).toEqual({ order: 1, lot: 1, shipment: 1, case: 1 }))
  it('is nothing for a single letter', () => expect(asked('p')).toEqual({}))
})

describe('what is found', () => {
  const [order] = sources
  if (!order) throw new Error('no sources')
  const request = (number: string, name: string, customerName: string) => ({ rfqId: `rfq_${number}`, orderId: `ord_${number}`, number: `RFQ-00000${number}`, customerName, status: 'Submitted', wishes: { part: { number: `AP-${number}`, name } } })
  const things = [request('1', 'Pump cover', 'Aurora Pumps GmbH'), request('2', 'Lens ring', 'Borealis Ltd')]
  it('has every word, wherever it stands, and leads to the order', () => {
    expect(matching(order, things, 'cover ap-1').map(({ to, what }) => [to, what])).toEqual([['/orders/ord_1', 'AP-1 Pump cover · Aurora Pumps GmbH']])
    expect(matching(order, things, 'cover lens')).toEqual([])
    expect(matching(order, things, 'rfq 2').map(({ number }) => number)).toEqual(['RFQ-000002'])
  })
  it('names customers once', () => expect(customersIn([...things, ...things], 'aurora').map(({ find }) => find)).toEqual(['Aurora Pumps GmbH']))
})
