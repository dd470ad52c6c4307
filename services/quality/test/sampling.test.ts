import { beforeEach, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { plainToken, workshop, type Workshop } from '#shared/testing/scenario.ts'
import { production } from '#services/production/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { quality } from '../contract.ts'
import { completedLot, lotId, planApproved } from './heard.ts'
import { qualityService } from '../handlers.ts'
import { qualityWorkers } from '../workers.ts'
import { samplingIdOf } from '../app/sampling-id.ts'

let shop: Workshop<typeof quality>
let rendered: Document[]

const edges = { number: 3, description: 'Edges broken, no burrs', designator: 'none', kind: 'attribute', stage: 'final', method: 'Visual', sampling: { plan: 'aql', aql: '10', acceptanceNumberZero: false } }
const json = <T>(value: T): T => JSON.parse(JSON.stringify(value))
/** A plan with one characteristic, by AQL 10: twenty pieces have letter C, n 5, Ac 1. */
const planned = (): Envelope => {
  const event: { data: { content: { controlPlan: unknown } } } & Envelope = json(planApproved()) as never
  event.data.content.controlPlan = [edges]
  return event
}
const lotOf = (index: number) => `lot_01JD3Z000000000000000${String(index).padStart(5, '0')}`
const completed = (index: number): Envelope => {
  const event = completedLot()
  const id = lotOf(index)
  return { ...event, id: `${id}.7.0`, aggregateId: id, data: { ...json(event.data) as object, lotId: id, lotNumber: `LOT-${index}` } }
}
const must = <T>(answer: { ok: true; value: T } | { ok: false; problem: { code: string; detail: string } }): T => {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.detail}`)
  return answer.value
}
const inspector = () => shop.as('inspector')
const dossier = (id: string) => inspector().readLot({ params: { lotId: id } }).then(must)
const state = async () => must(await inspector().readSamplingState({ params: { samplingId: samplingIdOf('cus_aurora', 'AP-4711') } }))
const inspect = async (id: string, inspected: number, nonconforming: number) => {
  const { inspectionId, version } = must(await inspector().openInspection({ params: { lotId: id }, body: { stage: 'final' } }))
  const counted = must(await inspector().recordResult({ params: { inspectionId }, version, body: { kind: 'count', characteristic: 3, inspected, nonconforming } }))
  return inspector().completeInspection({ params: { inspectionId }, version: counted.version, body: {} })
}

beforeEach(async () => {
  rendered = []
  const tools = { render: async (document: Document) => { rendered.push(document); return new TextEncoder().encode('%PDF') } }
  shop = workshop(quality, qualityService, { workers: qualityWorkers, tools })
  expect(await shop.hear(quoting, planned())).toEqual({ failed: 0 })
})

test('a sample of five is enough for twenty, and the certificate cites the cell', async () => {
  await shop.hear(production, completedLot())
  expect(await inspect(lotId, 4, 0)).toMatchObject({ problem: { code: 'readings-missing' } })
  expect(must(await inspect(lotId, 5, 0))).toMatchObject({ status: 'Passed', samplingPlans: [{ sampleSize: 5, acceptance: 1, rejection: 2, cell: { lotLetter: 'C', letter: 'C', aql: '10', table: 'normal' } }] })
  await shop.work()
  expect((await dossier(lotId)).lot.status).toBe('Passed')
  expect(JSON.stringify(rendered[0]?.blocks)).toContain('n 5, Ac 1, Re 2 (ISO 2859-1 II, C, AQL 10, normal)')
  expect(await state()).toMatchObject({ status: 'Normal', score: 2, recent: ['accepted'], lots: [{ lotId, outcome: 'accepted' }] })
  expect(await shop.as('buyer', 'aurora').readSamplingState({ params: { samplingId: (await state()).samplingId } })).toMatchObject({ problem: { code: 'forbidden' } })
})

test('a lot accepted with one piece wrong passes without that piece, and counts once however often it is inspected', async () => {
  await shop.hear(production, completedLot())
  expect(must(await inspect(lotId, 5, 1))).toMatchObject({ status: 'Passed', findings: [{ nonconforming: 1, verdict: 'conforms' }] })
  await shop.work()
  const held = await dossier(lotId)
  expect(held).toMatchObject({ lot: { status: 'Hold' }, nonconformances: [{ quantity: 1, characteristics: [3] }] })
  expect(must(await inspect(lotId, 5, 2)).status).toBe('Failed')
  expect(await state()).toMatchObject({ recent: ['accepted'], lots: [{ lotId }], version: 1 })

  expect(must(await inspect(lotId, 5, 0)).status).toBe('Passed')
  for (const { ncrId, version } of (await dossier(lotId)).nonconformances) {
    const params = { ncrId }
    const contained = must(await shop.as('operator').containNonconformance({ params, version, body: { note: 'Red bin.', quantity: 1 } }))
    const proposed = must(await inspector().proposeDisposition({ params, version: contained.version, body: { disposition: 'scrap', justification: 'Burr.' } }))
    const reviewed = must(await shop.as('manager').reviewDisposition({ params, version: proposed.version, body: {} }))
    const executed = must(await shop.as('operator').executeDisposition({ params, version: reviewed.version, body: { note: 'Done.' } }))
    const verified = must(await inspector().verifyDisposition({ params, version: executed.version, body: { note: 'Seen.' } }))
    must(await shop.as('manager').closeNonconformance({ params, version: verified.version, body: {} }))
  }
  await shop.work()
  expect((await dossier(lotId)).lot).toMatchObject({ status: 'Passed', quantity: 18 })
})

test('rejected lots tighten, then stop acceptance until the manager lets it go on', async () => {
  await shop.hear(production, ...Array.from({ length: 8 }, (_, index) => completed(index)))
  expect(must(await inspect(lotOf(0), 5, 2)).status).toBe('Failed')
  expect(must(await inspect(lotOf(1), 5, 2)).status).toBe('Failed')
  expect(await state()).toMatchObject({ status: 'Tightened' })
  // Tightened, C leads on to D: n 8, Ac 1.
  for (const index of [2, 3, 4, 5, 6]) expect(must(await inspect(lotOf(index), 8, 2))).toMatchObject({ status: 'Failed', samplingPlans: [{ sampleSize: 8, acceptance: 1, cell: { lotLetter: 'C', letter: 'D', table: 'tightened' } }] })
  const stopped = must(await inspector().listSamplingStates({ query: { status: 'Stopped' } })).items[0]
  if (!stopped) throw new Error('not stopped')
  expect(await inspector().openInspection({ params: { lotId: lotOf(7) }, body: { stage: 'final' } })).toMatchObject({ problem: { code: 'sampling-stopped' } })
  const params = { samplingId: stopped.samplingId }
  expect(await inspector().resumeSampling({ params, version: stopped.version, body: { reason: 'x' } })).toMatchObject({ problem: { code: 'forbidden' } })
  const resumed = must(await shop.as('manager').resumeSampling({ params, version: stopped.version, body: { reason: 'Deburring tool replaced.' } }))
  expect(resumed).toMatchObject({ status: 'Tightened', accepted: 0, rejected: 0 })
  expect(await shop.as('manager').resumeSampling({ params, version: resumed.version, body: { reason: 'Again.' } })).toMatchObject({ problem: { code: 'sampling-not-stopped' } })
  expect(must(await inspect(lotOf(7), 8, 0))).toMatchObject({ status: 'Passed', samplingPlans: [{ severity: 'Tightened' }] })
})

test('two customers, or two parts, never share a state', () => {
  const pairs = [['cus_a', 'b'], ['cus_a', 'B'], ['cus_', 'ab'], ['cus_ab', ''], ['cus_b', 'b'], ['cus_a', 'b"'], ['cus_a","', 'b']] as const
  const ids = pairs.map(([customer, part]) => samplingIdOf(customer, part))
  expect(new Set(ids).size).toBe(pairs.length)
  for (const id of ids) expect(id).toMatch(/^smp_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(samplingIdOf('cus_a', 'b')).toBe(ids[0])
})

test('a severity that the inspector is not cleared to read is not taken for normal', async () => {
  await shop.hear(production, { ...completed(1), exportClass: 'military' }, completed(2))
  must(await inspect(lotOf(1), 5, 0))
  const authorization = `Bearer ${plainToken({ sub: 'ivo', name: 'Ivo Inspector', roles: ['inspector'] })}`
  const open = { method: 'POST', path: `/lots/${lotOf(2)}/inspections`, headers: { 'content-type': 'application/json', 'idempotency-key': 'ivo-opens-final', authorization }, body: JSON.stringify({ stage: 'final' }) } as const
  expect(await shop.send(open)).toMatchObject({ status: 403, body: { code: 'not-cleared' } })
  expect(must(await inspector().openInspection({ params: { lotId: lotOf(2) }, body: { stage: 'final' } }))).toMatchObject({ status: 'Planned' })
})
