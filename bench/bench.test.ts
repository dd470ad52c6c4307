import { describe, expect, it } from 'vitest'
import type { Charge } from '#shared/adapters/aws/request-units.ts'
import { idlePolling, monthsStored, rush } from './assumptions.ts'
import { hotOf, spreadOf } from './cost/hot.ts'
import { monthly, termsOf, total } from './cost/price-order.ts'
import { copyOf } from './cost/stored.ts'
import { nothing, plus, tallyOf } from './cost/tally.ts'
import { priceOf, prices } from './prices.ts'
import { quotas } from './quotas.ts'
import type { Fact } from './rig/facts.ts'
import { memoryMb } from './stacks.ts'
import { ordersADay, taken } from './spread/demands.ts'
import { about, quantile, table } from './table.ts'

const used = (charges: readonly Charge[], writes = 1): Fact => ({ kind: 'store', service: 'quality', use: { operation: 'transact', charges, writes, kept: [{ table: 300, indexes: 600, expiring: 20 }] } })
const write = (partition: string, units: number, index?: string): Charge => ({ kind: 'write', partition, units, ...(index !== undefined && { index }) })

describe('what work took', () => {
  it('is added up by what AWS counts', () => {
    const facts: Fact[] = [
      used([write('a', 4), write('x', 2, 'byX'), write('y', 1, 'byY'), { kind: 'read', partition: 'a', units: 0.5 }], 3),
      { kind: 'published', service: 'quality', bytes: 1 }, { kind: 'published', service: 'quality', bytes: 64 * 1024 + 1 }, { kind: 'message', queue: 'q', bytes: 10 },
      { kind: 'invocation', service: 'quality', edge: 'inbox', milliseconds: 1 }, { kind: 'file', operation: 'put', bytes: 7 }, { kind: 'file', operation: 'head', bytes: 0 },
    ]
    expect(tallyOf(facts)).toEqual({
      ...nothing, readUnits: 0.5, tableWriteUnits: 4, indexWriteUnits: 3, itemWrites: 3, largestTransaction: 3, tableBytes: 300, indexBytes: 600, expiringBytes: 20,
      transactions: 1, events: 3, messages: 1, inboxRuns: 1, filePuts: 1, fileGets: 1, fileBytes: 7,
    })
  })

  it('keeps the largest transaction, not the sum of them', () => {
    expect(plus({ ...nothing, largestTransaction: 3, events: 1 }, { ...nothing, largestTransaction: 5, events: 2 })).toEqual({ ...nothing, largestTransaction: 5, events: 3 })
  })
})

describe('prices', () => {
  it('are for so many', () => {
    expect(priceOf(prices['us-east-1'].dynamoWrite, 2_000_000)).toBeCloseTo(1.25, 10)
    expect(priceOf(prices['eu-central-1'].s3Put, 10)).toBeCloseTo(0.000054, 10)
  })

  it('name a source and a date in both regions', () => {
    for (const region of Object.values(prices)) for (const { usd, per, source, asOf } of Object.values(region)) {
      expect([usd > 0, per > 0, /^https:\/\/aws\.amazon\.com\/.+\/pricing\/$/.test(source), /^\d{4}-\d\d$/.test(asOf)]).toEqual([true, true, true, true])
    }
  })

  it('make the cost of an order, term by term, dearest first', () => {
    const gigabyte = 1024 ** 3
    const tally = { ...nothing, tableWriteUnits: 1_000_000, indexWriteUnits: 2_000_000, readUnits: 1_000_000, tableBytes: gigabyte, indexBytes: gigabyte, messages: 1_000_000, requests: 1_000_000 }
    const terms = termsOf(tally, { gbSeconds: 1_000_000 }, prices['us-east-1'])
    const usd = (name: string) => terms.find((term) => term.name.startsWith(name))?.usd
    expect(usd('DynamoDB writes to tables')).toBeCloseTo(0.625)
    expect(usd('DynamoDB writes to indexes')).toBeCloseTo(1.25)
    expect(usd('DynamoDB reads')).toBeCloseTo(0.125)
    expect(usd('DynamoDB storage,')).toBeCloseTo(2 * 0.25 * monthsStored)
    expect(usd('Point-in-time recovery')).toBeCloseTo(0.2 * monthsStored)
    expect(usd('SQS')).toBeCloseTo(3 * 0.4)
    expect(usd('API Gateway')).toBeCloseTo(1)
    expect(usd('Lambda time of workers')).toBeCloseTo(13.3334)
    expect(terms.map((term) => term.usd)).toEqual(terms.map((term) => term.usd).toSorted((a, b) => b - a))
    expect(total(terms)).toBeCloseTo(terms.reduce((sum, term) => sum + term.usd, 0))
  })

  it('count a run by its memory', () => {
    const [one] = termsOf({ ...nothing, relayRuns: 1_000_000 }, { gbSeconds: 0 }, prices['us-east-1']).filter(({ name }) => name === 'Lambda time')
    const longer = termsOf({ ...nothing, relayRuns: 2_000_000 }, { gbSeconds: 0 }, prices['us-east-1']).find(({ name }) => name === 'Lambda time')
    expect(one?.amount).toBeGreaterThan((1_000_000 * 15) / 1000 * (memoryMb.relay / 1024))
    expect(longer?.amount).toBeCloseTo(2 * (one?.amount ?? 0))
  })

  it('make what is paid without an order', () => {
    const manifest = { contract: { service: 's', version: '1', summary: '', routes: {}, events: {} }, consumes: [], intents: {}, workers: { print: { on: 'x', memoryMb: 1, timeoutSeconds: 1 } }, storage: { indexes: [], numbers: [], files: {} }, secrets: ['A', 'B'], personal: { keepYears: 1, things: {}, events: {} } }
    const terms = monthly([manifest], 10, prices['us-east-1'])
    const polls = 2 * idlePolling.connections * 730 * (3600 / idlePolling.seconds)
    expect(terms.map(({ amount }) => amount)).toEqual([2, polls, 10, 1, 0])
    expect(total(terms)).toBeCloseTo(2 * 0.4 + (polls / 1e6) * 0.4 + 10 * 0.1)
    const seven = Array.from({ length: 7 }, () => ({ ...manifest, storage: { indexes: [], numbers: [], files: { http: ['read'] as const } } }))
    expect(monthly(seven, 0, prices['us-east-1']).slice(-2).map(({ usd }) => usd)).toEqual([4 * 3, 7 * 1])
  })
})

describe('limits', () => {
  it('are reached at so many orders a day that the busiest second is full', () => {
    const demand = { quota: quotas.partitionWrites, where: 'x', perOrder: 100 }
    expect(ordersADay(demand)).toBe((1000 / 100) * (86_400 / rush))
    expect([taken(demand, ordersADay(demand)), taken(demand, ordersADay(demand) / 4)]).toEqual([1, 0.25])
  })

  it('name their page and are more than nothing', () => {
    for (const { perSecond, source, raisedBy } of Object.values(quotas)) expect([perSecond > 0, source.startsWith('https://docs.aws.amazon.com/')]).toEqual([true, raisedBy !== 'a line in the stacks'])
  })
})

describe('the busiest partition', () => {
  const id = (last: string) => `lot#lot_01KJPRZBZ86RHN69SJD169RC2${last}`
  it('is found for each table and index over all orders, with its share', () => {
    const orders = ['A', 'B'].map((last) => [used([write(id(last), 6), write('lot#InProcess', 3, 'byStatus'), write(`lot#Done${last}`, 1, 'byStatus')])])
    expect(hotOf(orders)).toEqual([
      { service: 'quality', index: 'table', kind: 'write', partition: 'lot#lot_…', share: 0.5, unitsPerOrder: 3, spread: 'order' },
      { service: 'quality', index: 'byStatus', kind: 'write', partition: 'lot#InProcess', share: 0.75, unitsPerOrder: 3, spread: 'all' },
    ])
  })

  it.each([
    [id('A'), 'order'], ['receipt#request#' + 'a1'.repeat(32), 'order'], ['heat#HT-0000011', 'order'], ['lot#cus_aurora', 'customer'], ['lot#cus_aurora#Passed', 'customer'],
    [`smp#smp_${'a1'.repeat(13)}`, 'customer'], ['lot#InProcess', 'all'], ['counter#lot', 'all'], ['OUTSIDE', 'all'],
  ])('%s is shared by: %s', (partition, spread) => expect(spreadOf(partition)).toBe(spread))
})

describe('a copy of a stored thing', () => {
  const [lot, other] = ['01KJPRZBZ86RHN69SJD169RC2H', '01KJPRZBZ86RHN69SJD169RC2J']
  const item = { pk: `lot#lot_${lot}`, sk: 'state', state: { lotId: `lot_${lot}`, sister: `lot_${other}`, heat: 'HT-0000011', tracking: 'EZ000000000012', payment: 'pay_0ab12', customer: 'cus_aurora' } }

  it('has other ids throughout, as long as before, and the same customer', () => {
    const copy = copyOf(item, 77)
    expect(JSON.stringify(copy)).not.toContain(lot)
    expect(copy.pk).toBe(`lot#${(copy['state'] as { lotId: string }).lotId}`)
    expect([copy.pk.length, copy['state']]).toMatchObject([item.pk.length, { customer: 'cus_aurora' }])
  })

  it('differs from every other copy, and keeps apart what was apart', () => {
    const copies = Array.from({ length: 2000 }, (_, at) => copyOf(item, at)['state'] as typeof item.state)
    for (const name of ['lotId', 'tracking', 'payment'] as const) expect(new Set(copies.map((copy) => copy[name])).size).toBe(2000)
    expect(copies.every((copy) => copy.lotId !== copy.sister)).toBe(true)
    expect(new Set(copies.map(({ heat }) => heat)).size).toBe(400)
  })
})

it('tables are Markdown, figures rounded down to two places', () => {
  expect(table(['name', 'n'], [['a', '1,000'], ['b', '2']])).toBe('| name |     n |\n|------|------:|\n| a    | 1,000 |\n| b    |     2 |')
  expect([101_647, 9876, 25].map(about)).toEqual(['100,000', '9,800', '25'])
  expect([quantile([3, 1, 2], 0.5), quantile([1, 2, 3, 4], 0.99)]).toEqual([2, 4])
})
