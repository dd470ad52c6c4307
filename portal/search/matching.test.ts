import { describe, expect, it } from 'vitest'
import { customersIn, numberIn, offered, questionsFor } from './matching.ts'
import { sources } from './sources.ts'

describe('a readable number', () => {
  it.each([['LOT-000003', 'lot', 'LOT-000003'], ['lot 3', 'lot', 'LOT-000003'], ['wo12', 'workOrder', 'WO-000012'], ['cas-1234567', 'case', 'CAS-1234567']] as const)('%s', (text, kind, number) => expect(numberIn(text)).toEqual({ kind, number }))
  it.each(['AP-4711', 'HT-9', 'lot', 'pump cover', '123'])('is not: %s', (text) => expect(numberIn(text)).toBeUndefined())
})

describe('what is asked', () => {
  const asked = (text: string) => Object.fromEntries(questionsFor(text).map(({ source, text: sought }) => [source.kind, sought]))
  it('is one kind for a number, however it is written', () => expect(asked('lot 3')).toEqual({ lot: 'LOT-000003' }))
  it('is the order and the request for the number of a request', () => expect(Object.keys(asked('RFQ-000003'))).toEqual(['order', 'rfq']))
  it('is what people look for by words', () => expect(asked(' pump cover ')).toEqual({ order: 'pump cover', lot: 'pump cover', shipment: 'pump cover', case: 'pump cover' }))
  it('is nothing for a single letter', () => expect(asked('p')).toEqual({}))
})

describe('what is found', () => {
  const [order] = sources
  if (!order) throw new Error('no sources')
  const request = (number: string, name: string, customerName: string) => ({ rfqId: `rfq_${number}`, orderId: `ord_${number}`, number: `RFQ-00000${number}`, customerName, status: 'Submitted', wishes: { part: { number: `AP-${number}`, name } } })
  const things = [request('1', 'Pump cover', 'Aurora Pumps GmbH'), request('2', 'Lens ring', 'Borealis Ltd')]
  it('leads to the order', () => expect(offered(order, things)[0]).toMatchObject({ to: '/orders/ord_1', number: 'RFQ-000001', what: 'AP-1 Pump cover · Aurora Pumps GmbH' }))
  it('names customers once', () => expect(customersIn([...things, ...things], 'aurora').map(({ find }) => find)).toEqual(['Aurora Pumps GmbH']))
})
