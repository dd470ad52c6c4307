import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import { instantOf, samplesOf } from '../../test/portal/sample-of.ts'
import { rowOf, urgentFirst } from './rows.ts'

const services: readonly Contract[] = [quoting, contracts, production, quality, logistics, support]

/** The view of a list's rows, out of its page. */
const itemOf = (returns: z.ZodType): z.ZodType | undefined => {
  const items = returns instanceof z.ZodObject ? returns.shape['items'] : undefined
  return items instanceof z.ZodArray && items.element instanceof z.ZodType ? items.element : undefined
}
/** No work lists: an order's timeline, the log of partners' calls, a company's people and clients, and what one was told by e-mail have pages of their own. */
const elsewhere: ReadonlySet<string> = new Set(['timeline', 'listWebhookDeliveries', 'listPeople', 'listApiClients', 'listNotices'])
const lists = services.flatMap(({ service, routes }) => Object.entries(routes).flatMap(([route, { returns }]) => {
  const item = itemOf(returns)
  return item && !elsewhere.has(route) ? [{ name: `${service}.${route}`, item }] : []
}))
const part = 'number name'

type Expected = { readonly id?: string; readonly number?: string; readonly what?: string; readonly customer?: string; readonly since?: string; readonly due?: string }
const timed = (expected: Expected) => ({ ...expected, ...(expected.since !== undefined && { since: instantOf(expected.since) }), ...(expected.due !== undefined && { due: instantOf(expected.due) }) })

/** What the row of each list shows: the prefix of its id, and the names of the fields its facts come from. */
const expected: { readonly [list: string]: Expected } = {
  'quoting.listRequests': { id: 'rfq', number: 'number', what: part, customer: 'customerName' },
  'quoting.findPlans': { id: 'pln', number: 'number', what: part, customer: 'customerName' },
  'quoting.listPlans': { id: 'pln', number: 'number', what: part, customer: 'customerName' },
  'contracts.listContracts': { id: 'ctr', number: 'number', what: part, customer: 'customerName' },
  'contracts.listOrderContracts': { id: 'ctr', number: 'number', what: part, customer: 'customerName' },
  'contracts.listPayments': { id: 'paymentId', number: 'reference' },
  'production.listWorkOrders': { id: 'wo', number: 'number', what: part, customer: 'customerName', since: 'approvedAt' },
  'production.listLots': { id: 'lot', number: 'number', what: part },
  'production.listWork': { id: 'lot', number: 'number', what: part },
  'production.traceHeat': { id: 'lot', number: 'lotNumber', what: part, since: 'since' },
  'production.listTooling': { id: 'tlg', number: 'number' },
  'production.listWorkCentres': { id: 'wc', number: 'name', what: 'description' },
  'quality.listLots': { id: 'lot', number: 'lotNumber', what: part },
  'quality.listInspections': { id: 'ins', number: 'number', what: part, since: 'openedAt' },
  'quality.listFirstArticles': { id: 'fai', number: 'number', what: part, since: 'draftedAt' },
  'quality.listNonconformances': { id: 'ncr', number: 'number', what: `${part} · description`, since: 'openedAt' },
  'quality.listSamplingStates': { id: 'smp', number: 'partNumber', since: 'since' },
  'quality.listGauges': { id: 'gau', number: 'number', what: 'description' },
  'logistics.listOrders': { id: 'ord', customer: 'customerName' },
  'logistics.listLots': { id: 'lot', number: 'lotNumber' },
  'logistics.listShipments': { id: 'shp', number: 'number', what: part, customer: 'customerName', since: 'openedAt' },
  'logistics.listTrackings': { number: 'TRACKINGNUMBER' },
  'support.listCases': { id: 'cas', number: 'number', what: 'subject', customer: 'customerName' },
  'support.listRecallCases': { id: 'cas', number: 'number', what: 'subject', customer: 'customerName' },
  'support.listReturns': { id: 'rma', number: 'number', what: 'reason', since: 'requestedAt' },
  'support.listEightDs': { id: 'eid', number: 'number', customer: 'customerName', since: 'openedAt' },
  'support.listLots': { id: 'lot', number: 'lotNumber' },
  'support.traceHeat': { id: 'lot', number: 'lotNumber' },
  'support.listOrders': { id: 'ord' },
}

describe('the row of a thing', () => {
  it('is known for every list of the six services', () => {
    expect(lists.map(({ name }) => name).toSorted()).toEqual(Object.keys(expected).toSorted())
  })

  it.each(lists)('says what it is in every state: $name', ({ name, item }) => {
    const samples = samplesOf(item)
    expect(samples.length).toBeGreaterThan(0)
    for (const sample of samples) {
      const row = rowOf(sample)
      const { id, ...rest } = expected[name] ?? {}
      expect({ ...row, id: row.id.split('_')[0] }).toMatchObject(timed({ ...rest, ...(id !== undefined && { id }) }))
      if (!statusless.has(name)) expect(row.status).not.toBe('')
    }
  })

  it('leads from a tracking number to its shipment, once there is one', () => {
    const rows = lists.filter(({ name }) => name === 'logistics.listTrackings').flatMap(({ item }) => samplesOf(item)).map(rowOf)
    expect(rows.map(({ id, status }) => [status, id.split('_')[0]])).toEqual([['Unmatched', 'TRACKINGNUMBER'], ['Matched', 'shp']])
  })

  it('waits since its state began, and is due when it expires', () => {
    const since = (name: string, status: string) => lists.filter((list) => list.name === name).flatMap(({ item }) => samplesOf(item)).map(rowOf).find((row) => row.status === status)
    expect(since('quoting.listRequests', 'NeedsClarification')).toMatchObject({ since: instantOf('submittedAt'), due: instantOf('expiresAt') })
    expect(since('quoting.findPlans', 'Submitted')).toMatchObject({ since: instantOf('submittedAt'), due: instantOf('validUntil') })
    expect(since('contracts.listContracts', 'OutForSignature')).toMatchObject({ since: instantOf('openedAt'), due: instantOf('expiresAt') })
    expect(since('production.listLots', 'Hold')).toMatchObject({ since: instantOf('heldSince') })
    expect(since('production.listLots', 'InProcess')).toMatchObject({ since: instantOf('createdAt') })
    expect(since('quality.listGauges', 'Overdue')).toMatchObject({ due: instantOf('calibrationDueOn').slice(0, 10) })
    expect(since('support.listCases', 'WaitingCustomer')).toMatchObject({ since: instantOf('waitingSince') })
    expect(since('support.listReturns', 'Authorized')).toMatchObject({ due: instantOf('validUntil') })
    expect(since('contracts.listPayments', 'Unmatched')).toMatchObject({ since: instantOf('at') })
  })

  it('comes before another when it is due earlier, else when it has waited longer', () => {
    const row = (id: string, due?: string, since?: string) => ({ id, number: id, what: '', status: 'Open', ...(due !== undefined && { due }), ...(since !== undefined && { since }) })
    const rows = [row('fresh', undefined, '2026-03-02'), row('old', undefined, '2026-03-01'), row('soon', '2026-04-02'), row('overdue', '2026-03-01')]
    expect(rows.toSorted(urgentFirst).map(({ id }) => id)).toEqual(['overdue', 'soon', 'old', 'fresh'])
  })
})

/** Uses of a heat have no state of their own. */
const statusless = new Set(['production.traceHeat'])
