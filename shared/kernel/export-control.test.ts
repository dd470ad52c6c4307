import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { sqliteStore } from '#shared/adapters/local/store.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { plainToken, workshop, type Workshop } from '#shared/testing/scenario.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { neighbour, sample, sampleService, sampleWorkers } from '#shared/testing/sample-service.ts'
import { exportClasses, mostRestricted, type ExportClass } from '#shared/vocabulary/export-class.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import { client } from './client.ts'
import type { Envelope } from './envelope.ts'
import { inputsOf, mayHandle, noting } from './export-control.ts'

const orderId = 'ord_01JD0000000000000000000000'
const spoke = (version: number, exportClass: ExportClass): Envelope => ({
  id: `cas_X.${version}.0`, type: 'NeighbourSpoke', schemaVersion: 1, orderId, aggregateId: 'cas_X', aggregateVersion: version, exportClass,
  occurredAt: '2026-03-02T08:00:00.000Z', actor: { kind: 'user', id: 'u', name: 'U' }, causationId: 'req_1', correlationId: 'corr_1', data: { customerId: 'cus_aurora', text: 'hello' },
})

let book: Workshop<typeof sample>
beforeEach(() => {
  book = workshop(sample, sampleService, { workers: sampleWorkers, tools: { check: async () => 1 } })
})

/** A support agent cleared for `clearance`, or for nothing in particular. */
const agent = (clearance?: ExportClass) => {
  const token = plainToken({ ...claimsFor('support-agent'), ...(clearance && { clearance }) })
  return client(sample, (request) => book.send({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }), () => book.ports.ids.next('key'))
}
const caseId = derive('case', orderId)

describe('what is derived', () => {
  it('is as restricted as the most restricted event heard so far, in its state, its history and what it says', () =>
    fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...exportClasses), { minLength: 1, maxLength: 8 }), async (classes) => {
      const own = workshop(sample, sampleService)
      for (const [index, exportClass] of classes.entries()) expect(await own.hear(neighbour, spoke(index + 1, exportClass))).toEqual({ failed: 0 })
      const expected = classes.map((_, index) => mostRestricted(classes.slice(0, index + 1)))
      const history = await own.as('buyer').timeline({ params: { orderId } })
      expect(history.ok && history.value.items.map(({ exportClass }) => exportClass)).toEqual(expected)
      expect((await own.ports.store.get({ pk: `cas#${caseId}`, sk: 'state' }))?.['exportClass']).toBe(expected.at(-1))
    }), { numRuns: 25 }))

  it('keeps its class through a command and into the event it publishes', async () => {
    await book.hear(neighbour, spoke(1, 'military'))
    await agent('military').closeNote({ params: { caseId }, version: 1, body: {} })
    expect((await book.published()).map(({ type, exportClass }) => [type, exportClass])).toEqual([['NoteClosed', 'military']])
  })

  it('takes the class of whatever else was read on the way', async () => {
    const store = sqliteStore({ path: ':memory:', indexes: ['byOrder'], clock: systemClock })
    const item = (pk: string, exportClass?: ExportClass) => ({ kind: 'put', when: 'always', item: { pk, sk: 'state', byOrder: orderId, byOrderSort: pk, ...(exportClass && { exportClass }) } }) as const
    await store.transact([item('a'), item('b', 'confidential'), item('c', 'dual-use')])
    const inputs = inputsOf()
    const noted = noting(store, inputs)
    await noted.get({ pk: 'a', sk: 'state' })
    await noted.get({ pk: 'nothing', sk: 'state' })
    expect(inputs.mostRestricted()).toBe('public')
    await noted.get({ pk: 'b', sk: 'state' })
    expect(inputs.mostRestricted()).toBe('confidential')
    await noted.query({ index: 'byOrder', partition: orderId, limit: 10 })
    expect(inputs.mostRestricted()).toBe('dual-use')
    await noted.get({ pk: 'a', sk: 'state' })
    expect(inputs.mostRestricted()).toBe('dual-use')
  })
})

describe('who is not cleared', () => {
  it('neither reads nor changes it, and is told why; who is, does', async () => {
    await book.hear(neighbour, spoke(1, 'dual-use'))
    const codes = await Promise.all([agent().readNote({ params: { caseId } }), agent().timeline({ params: { orderId } }), agent().closeNote({ params: { caseId }, version: 1, body: {} })])
    expect(codes.map((answer) => (answer.ok ? 'in' : `${answer.problem.status} ${answer.problem.code}`))).toEqual(Array(3).fill('403 not-cleared'))
    expect(await agent().listNotes({})).toMatchObject({ value: { items: [] } })
    expect((await agent('dual-use').readNote({ params: { caseId } })).ok).toBe(true)
    expect((await book.as('buyer').readNote({ params: { caseId } })).ok).toBe(true)
    expect(await book.as('buyer', 'borealis').readNote({ params: { caseId } })).toMatchObject({ problem: { status: 404 } })
  })

  it('still pages through the rest of a list', async () => {
    const open = async (text: string) => { const made = await book.as('buyer').openNote({ body: { text } }); return made.ok ? made.value.caseId : '' }
    const first = await open('one')
    await book.hear(neighbour, spoke(1, 'military'))
    const second = await open('two')
    const seen: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const page = await agent().listNotes({ query: { limit: 1, ...(after !== undefined && { after }) } })
      if (!page.ok) throw new Error(page.problem.code)
      seen.push(...page.value.items.map((note) => note.caseId))
      after = page.value.next
      more = after !== undefined
    }
    expect(seen.toSorted()).toEqual([first, second].toSorted())
  })

  it('is decided by clearance for the shop, by ownership for customers', () => {
    const shop = { kind: 'user', id: 'x', name: 'X', roles: ['clerk'] } as const
    expect(exportClasses.map((each) => mayHandle(shop, each))).toEqual([true, true, false, false])
    expect(exportClasses.map((each) => mayHandle({ ...shop, clearance: 'dual-use' }, each))).toEqual([true, true, true, false])
    expect(exportClasses.map((each) => mayHandle({ ...shop, clearance: 'public' }, each))).toEqual([true, false, false, false])
    expect(exportClasses.every((each) => mayHandle({ kind: 'system', id: 'quality', name: 'quality', roles: [] }, each))).toBe(true)
    expect(exportClasses.every((each) => mayHandle({ ...shop, customerId: 'cus_aurora' }, each))).toBe(true)
  })
})
