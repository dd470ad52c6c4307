import { describe, expect, it } from 'vitest'
import { examplePlan } from '../examples.ts'
import type { Characteristic, PlannedOperation } from '#shared/vocabulary/plan-content.ts'
import type { PlanInput, PriceInput } from '../plan-input.ts'
import { refusal } from '../test/states.ts'
import { coherent } from './planning.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const mill: PlannedOperation = { sequence: 10, name: 'Mill', workCentre: 'MILL-5AX', performer: 'manufacturer', setupSeconds: 60, cycleSeconds: 60, instructions: '' }
const anodise: PlannedOperation = { ...mill, sequence: 20, name: 'Anodise', workCentre: 'OUTSIDE', performer: 'subcontractor', supplier: 'Eloxal Nord' }
const routed = (...routing: PlannedOperation[]): PlanInput => ({ ...examplePlan, routing })
const costed = (price: Partial<PriceInput>): PlanInput => ({ ...examplePlan, price: { ...examplePlan.price, ...price } })
const bore: Characteristic = { number: 1, description: 'Bore', designator: 'none', kind: 'variable', nominal: { value: '25.000', unit: 'mm' }, lower: '25.000', upper: '25.021', stage: 'final', method: 'Bore gauge', sampling: { plan: 'every-piece' } }
const controlled = (...controlPlan: Characteristic[]): PlanInput => ({ ...examplePlan, controlPlan })

const usd = { currency: 'USD', rate: '1.0832', on: '2026-03-02', source: 'ECB' }
const { nominal: _n, ...noNominal } = bore
const { lower: _l, upper: _u, ...noLimits } = bore
const { upper: _o, ...oneSided } = bore
const { supplier: _s, ...nameless } = anodise
const [outside] = examplePlan.price.outside
const eloxal = outside ?? { supplier: 'Eloxal Nord', minimum: eur(0), perPiece: eur(0) }

describe('a coherent plan', () => {
  it.each<[string, PlanInput, string | undefined]>([
    ['the example', examplePlan, undefined],
    ['the same sequence twice', routed(mill, { ...anodise, sequence: 10 }), 'operations-out-of-order /routing/1/sequence'],
    ['a falling sequence', routed({ ...mill, sequence: 30 }, anodise), 'operations-out-of-order /routing/1/sequence'],
    ['a subcontractor without a name', routed(mill, nameless), 'supplier-missing /routing/1/supplier'],
    ['a work centre without a rate', routed({ ...mill, workCentre: 'EDM' }, anodise), 'rate-missing /routing/0/workCentre'],
    ['work of the customer at a centre without a rate', routed({ ...mill, workCentre: 'THEIRS', performer: 'customer' }, anodise), undefined],
    ['a supplier without a price', costed({ outside: [] }), 'outside-price-missing /price/outside'],
    ['a price without a supplier in the routing', costed({ outside: [eloxal, { ...eloxal, supplier: 'Nobody' }] }), 'outside-price-unused /price/outside/1/supplier'],
    ['two prices for one supplier', costed({ outside: [eloxal, eloxal] }), 'outside-prices-repeat /price/outside/1/supplier'],
    ['a rate in another currency', costed({ rates: examplePlan.price.rates.map((rate, index) => (index === 1 ? { ...rate, perHour: { minor: 1, currency: 'USD' } } : rate)) }), 'currencies-mixed /price/rates/1/perHour'],
    ['a supplier in another currency', costed({ outside: [{ ...eloxal, minimum: { minor: 1, currency: 'INR' } }] }), 'currencies-mixed /price/outside/0/minimum'],
    ['a negative amount', costed({ materialPerPiece: eur(-1) }), 'amount-negative /price/materialPerPiece'],
    ['a price in another currency', costed({ exchange: usd }), undefined],
    ['an exchange of a currency for itself', costed({ exchange: { ...usd, currency: 'EUR' } }), 'exchange-same-currency /price/exchange/currency'],
    ['a rate of nothing', costed({ exchange: { ...usd, rate: '0.000' } }), 'exchange-rate-zero /price/exchange/rate'],
    ['a rate below nothing', costed({ exchange: { ...usd, rate: '-1.1' } }), 'exchange-rate-zero /price/exchange/rate'],
    ['two rates for one centre', costed({ rates: [...examplePlan.price.rates, { workCentre: 'SAW-1', perHour: eur(1) }] }), 'rates-repeat /price/rates/4/workCentre'],
    ['a characteristic number twice', controlled(bore, bore), 'characteristics-repeat /controlPlan/1/number'],
    ['a variable sampled by AQL', controlled({ ...bore, sampling: { plan: 'aql', aql: '1.0', acceptanceNumberZero: false } }), 'aql-for-variable /controlPlan/0/sampling/plan'],
    ['a variable without nominal', controlled(noNominal), 'nominal-missing /controlPlan/0/nominal'],
    ['a variable without limits', controlled(noLimits), 'limits-missing /controlPlan/0/lower'],
    ['a variable with one limit', controlled(oneSided), undefined],
    ['a lower limit above nominal by the ninth decimal', controlled({ ...bore, lower: '25.000000001' }), 'limits-contradict /controlPlan/0/lower'],
    ['an upper limit below nominal', controlled({ ...bore, upper: '24.9' }), 'limits-contradict /controlPlan/0/upper'],
    ['an upper limit that is smaller only as text', controlled({ ...bore, nominal: { value: '9.5', unit: 'mm' }, lower: '9.4', upper: '10.5' }), undefined],
    ['an attribute without numbers', controlled({ ...noNominal, kind: 'attribute' }), undefined],
  ])('%s', (_, input, expected) => {
    expect(refusal(coherent(input))).toBe(expected)
  })
})
