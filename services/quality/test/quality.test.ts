import { beforeEach, describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { workshop, type Workshop } from '#shared/testing/scenario.ts'
import { contracts } from '#services/contracts/contract.ts'
import { production } from '#services/production/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import { quality } from '../contract.ts'
import { completedLot, heatIds, lotId, otherLotId, planApproved, planHash, recall, released, returned, scrappedLot, shopProfileSet } from './heard.ts'
import type { Entry } from '../inspection-view.ts'
import { qualityService } from '../handlers.ts'
import { qualityWorkers } from '../workers.ts'

let shop: Workshop<typeof quality>
let rendered: Document[]
const tools = { render: async (document: Document) => { rendered.push(document); return new TextEncoder().encode(`%PDF ${JSON.stringify({ ...document, attachments: [] })}`) } }

beforeEach(() => {
  rendered = []
  shop = workshop(quality, qualityService, { workers: qualityWorkers, tools })
})

const must = <T>(answer: { ok: true; value: T } | { ok: false; problem: { code: string; detail: string } }): T => {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.detail}`)
  return answer.value
}
const inspector = () => shop.as('inspector')
const manager = () => shop.as('manager')
const lot = async () => must(await inspector().readLot({ params: { lotId } })).lot
const types = async () => (await shop.published()).map(({ type }) => type)

const prepare = async () => {
  expect(await shop.hear(quoting, planApproved())).toEqual({ failed: 0 })
  expect(await shop.hear(production, released(), completedLot())).toEqual({ failed: 0 })
}

const inspect = async (stage: 'receipt' | 'final', bore: readonly string[] = ['25.000', '25.01', '25.021', '25.004', '25.0']) => {
  const opened = must(await inspector().openInspection({ params: { lotId }, body: { stage } }))
  const params = { inspectionId: opened.inspectionId }
  if (stage === 'receipt') {
    const one = must(await inspector().recordResult({ params, version: opened.version, body: { kind: 'count', characteristic: 1, inspected: 20, nonconforming: 0 } }))
    return must(await inspector().completeInspection({ params, version: one.version, body: { certificateLocale: 'en' } }))
  }
  const bored = must(await inspector().recordResult({ params, version: opened.version, body: { kind: 'readings', characteristic: 2, values: [...bore], unit: 'mm' } }))
  const { quantity } = await lot()
  const edges = must(await inspector().recordResult({ params, version: bored.version, body: { kind: 'count', characteristic: 3, inspected: quantity, nonconforming: 0 } }))
  return must(await inspector().completeInspection({ params, version: edges.version, body: { certificateLocale: 'te' } }))
}

describe('a lot that conforms', () => {
  test('passes once its certificate is stored, and anybody who may see it gets the PDF', async () => {
    await prepare()
    expect((await inspect('receipt')).status).toBe('Passed')
    expect((await lot()).status).toBe('AwaitingQc')
    expect((await inspect('final')).status).toBe('Passed')
    expect(await types()).not.toContain('LotPassedQC')
    expect(await shop.work()).toBe(1)

    const passed = await lot()
    expect(passed.status).toBe('Passed')
    const event = (await shop.published()).find(({ type }) => type === 'LotPassedQC')
    expect(event?.data).toMatchObject({ lotId, quantity: 20, inspector: { name: 'Ines Inspector' }, certificate: { sha256: passed.certificates[0]?.sha256 } })
    expect(rendered[0]?.locale).toBe('te')
    expect(JSON.stringify(rendered[0])).toContain(planHash)
    expect(JSON.stringify(rendered[0])).toContain(heatIds[0])

    const certificateId = passed.certificates[0]?.certificateId ?? ''
    const link = must(await shop.as('buyer', 'aurora').readCertificate({ params: { lotId, certificateId } }))
    const stored = await shop.ports.files.read({ owner: passed.customerId, sha256: link.sha256 })
    expect(stored && sha256(stored)).toBe(link.sha256)
    expect(await shop.as('buyer', 'borealis').readCertificate({ params: { lotId, certificateId } })).toMatchObject({ ok: false, problem: { code: 'not-found' } })
  })

  test('has a certificate in the name the shop has when it is issued, however that name was heard', async () => {
    await prepare()
    const first = shopProfileSet(1, { name: 'First GmbH' })
    expect(await shop.hear(contracts, shopProfileSet(2, { name: 'Second GmbH', timeZone: 'Pacific/Auckland' }), first, first)).toEqual({ failed: 0 })
    await inspect('receipt')
    await inspect('final')
    await shop.work()
    await shop.hear(contracts, shopProfileSet(3, { name: 'Third GmbH' }))
    await shop.work()
    expect(rendered.map(({ header }) => header.left[0])).toEqual(['Second GmbH'])
    expect(rendered[0]?.blocks.at(-1)).toMatchObject({ boxes: [{ party: 'Second GmbH' }] })
  })

  test('passes anew when it is inspected again, as after a carrier has brought a package back', async () => {
    await prepare()
    await inspect('receipt')
    await inspect('final')
    await shop.work()
    shop.clock.advance(86_400)
    const again = await inspect('final')
    expect(await shop.work()).toBe(1)
    expect(await lot()).toMatchObject({ status: 'Passed', certificates: [{}, { inspectionId: again.inspectionId }] })
    const passes = (await shop.published()).filter(({ type }) => type === 'LotPassedQC')
    expect(passes.map(({ data }) => data)).toMatchObject([{}, { inspectionId: again.inspectionId, quantity: 20 }])
    expect(await types()).not.toContain('LotHeld')
  })

  test('passes exactly once, however often the intent is delivered', async () => {
    await prepare()
    await inspect('receipt')
    await inspect('final')
    await shop.work()
    await shop.work()
    expect((await types()).filter((type) => type === 'LotPassedQC')).toHaveLength(1)
  })

  test('does not pass while a stage of the control plan has not been inspected', async () => {
    await prepare()
    await inspect('final')
    expect(await types()).not.toContain('CertificateRequested')
    await inspect('receipt')
    expect(await types()).toContain('CertificateRequested')
  })

  test('a lot held while its certificate waits to be rendered does not pass', async () => {
    await prepare()
    await inspect('receipt')
    await inspect('final')
    must(await manager().holdLot({ params: { lotId }, version: (await lot()).version, body: { reason: 'Wrong drawing.' } }))
    await shop.work()
    const held = await lot()
    expect(held.status).toBe('Hold')
    expect(await types()).not.toContain('LotPassedQC')
    must(await manager().releaseHold({ params: { lotId, reference: held.holds[0]?.reference ?? '' }, version: held.version, body: { reason: 'Drawing was right.' } }))
    await shop.work()
    expect((await lot()).status).toBe('Passed')
  })
})

describe('a lot that does not', () => {
  const fail = async () => {
    await prepare()
    await inspect('receipt')
    return inspect('final', ['25.000', '25.022', '25.010', '25.004', '25.0'])
  }
  /** The report that the failed inspection opened, sorted, proposed and reviewed. */
  const report = async (disposition: 'use-as-is' | 'rework' | 'scrap') => {
    const opened = must(await inspector().listNonconformances({ query: { lotId } })).items[0]
    if (!opened) throw new Error('no report')
    const params = { ncrId: opened.ncrId }
    const contained = must(await shop.as('operator').containNonconformance({ params, version: opened.version, body: { note: 'Red bin.', quantity: 2 } }))
    const proposed = must(await inspector().proposeDisposition({ params, version: contained.version, body: { disposition, justification: 'See report.' } }))
    return { params, reviewed: must(await manager().reviewDisposition({ params, version: proposed.version, body: {} })) }
  }
  const finish = async (params: { ncrId: string }, version: number) => {
    const executed = must(await shop.as('operator').executeDisposition({ params, version, body: { note: 'Done.' } }))
    const verified = must(await inspector().verifyDisposition({ params, version: executed.version, body: { note: 'Seen.' } }))
    return must(await manager().closeNonconformance({ params, version: verified.version, body: {} }))
  }

  test('is held, and use-as-is needs the buyer; then it passes under the concession', async () => {
    const failed = await fail()
    expect(failed.status).toBe('Failed')
    expect((await lot()).status).toBe('Hold')
    expect(await types()).toEqual(expect.arrayContaining(['InspectionFailed', 'NonconformanceOpened', 'LotHeld']))
    expect(must(await inspector().readLot({ params: { lotId } })).nonconformances).toMatchObject([{ quantity: 1, characteristics: [2], origin: { inspectionId: failed.inspectionId } }])

    const { params, reviewed } = await report('use-as-is')
    expect(reviewed.status).toBe('AwaitingCustomer')
    expect(await types()).not.toContain('NonconformanceDispositioned')
    expect(await manager().executeDisposition({ params, version: reviewed.version, body: { note: 'x' } })).toMatchObject({ problem: { code: 'nonconformance-not-in-status' } })
    expect(await shop.as('buyer', 'borealis').approveConcession({ params, version: reviewed.version, body: {} })).toMatchObject({ problem: { code: 'not-found' } })
    expect(must(await shop.as('buyer', 'aurora').listNonconformances({ query: { status: 'AwaitingCustomer' } })).items).toHaveLength(1)
    expect(must(await shop.as('buyer', 'borealis').listNonconformances({})).items).toHaveLength(0)
    const approved = must(await shop.as('buyer', 'aurora').approveConcession({ params, version: reviewed.version, body: { reference: 'DEV-1' } }))
    expect((await shop.published()).find(({ type }) => type === 'NonconformanceDispositioned')?.data).toMatchObject({ disposition: 'use-as-is', approvalReference: 'DEV-1', decidedBy: { name: 'Bea Buyer' } })

    await finish(params, approved.version)
    expect((await lot()).status).toBe('AwaitingQc')
    const again = await inspect('final', ['25.000', '25.022', '25.010', '25.004', '25.0'])
    expect(again).toMatchObject({ status: 'Passed', findings: [{ verdict: 'nonconforming', concession: approved.number }, { verdict: 'conforms' }] })
    await shop.work()
    expect((await lot()).status).toBe('Passed')
  })

  test('scrap reduces it, once, although production counts it too', async () => {
    await fail()
    const { params, reviewed } = await report('scrap')
    expect(reviewed.status).toBe('Approved')
    const dispositioned = (await shop.published()).find(({ type }) => type === 'NonconformanceDispositioned')
    await finish(params, reviewed.version)
    expect((await lot()).quantity).toBe(18)
    await shop.hear(production, scrappedLot({ remaining: 18, quantity: 2, version: 9, causationId: dispositioned?.id ?? '' }))
    expect((await lot()).quantity).toBe(18)
    await inspect('final')
    await shop.work()
    expect((await shop.published()).find(({ type }) => type === 'LotPassedQC')?.data).toMatchObject({ quantity: 18 })
  })

  test('rework asks for a new final inspection: one opened before does not count', async () => {
    await fail()
    const { params, reviewed } = await report('rework')
    const early = must(await inspector().openInspection({ params: { lotId }, body: { stage: 'final' } }))
    await finish(params, reviewed.version)
    const late = { inspectionId: early.inspectionId }
    const bored = must(await inspector().recordResult({ params: late, version: early.version, body: { kind: 'readings', characteristic: 2, values: ['25.00', '25.00', '25.00', '25.00', '25.00'], unit: 'mm' } }))
    expect(await inspector().completeInspection({ params: late, version: bored.version, body: {} })).toMatchObject({ problem: { code: 'lot-changed-since' } })
    await inspect('final')
    expect(await shop.work()).toBe(1)
    expect((await lot()).status).toBe('Passed')
  })

  test('who proposed may not approve, and a report cannot speak of more pieces than there are', async () => {
    await prepare()
    const opened = must(await inspector().openNonconformance({ params: { lotId }, body: { quantity: 15, description: 'Scratches.', cause: 'workmanship', characteristics: [] } }))
    expect(await inspector().openNonconformance({ params: { lotId }, body: { quantity: 6, description: 'Dents.', cause: 'workmanship', characteristics: [] } })).toMatchObject({ problem: { code: 'more-than-free', status: 422 } })
    const params = { ncrId: opened.ncrId }
    const contained = must(await inspector().containNonconformance({ params, version: opened.version, body: { note: 'Bin.' } }))
    const proposed = must(await inspector().proposeDisposition({ params, version: contained.version, body: { disposition: 'rework', justification: 'Polish.' } }))
    expect(await inspector().reviewDisposition({ params, version: proposed.version, body: {} })).toMatchObject({ problem: { code: 'reviewer-proposed' } })
    expect(await shop.as('operator').reviewDisposition({ params, version: proposed.version, body: {} })).toMatchObject({ problem: { code: 'forbidden' } })
    expect((await lot()).holds).toMatchObject([{ kind: 'nonconformance', quantity: 15 }])
    expect(await manager().releaseHold({ params: { lotId, reference: opened.ncrId }, version: (await lot()).version, body: { reason: 'x' } })).toMatchObject({ problem: { code: 'hold-needs-nonconformance' } })
  })
})

describe('gauges', () => {
  test('an overdue one is refused with a pointer; one found wrong lists the lots it touched', async () => {
    await prepare()
    const gauge = must(await inspector().registerGauge({ body: { description: 'Bore gauge', calibrationDueOn: '2026-04-01', calibrationCertificate: 'DKD-1' } }))
    const opened = must(await inspector().openInspection({ params: { lotId }, body: { stage: 'final' } }))
    const params = { inspectionId: opened.inspectionId }
    const body = { kind: 'readings', characteristic: 2, values: ['25.010'], unit: 'mm', gaugeId: gauge.gaugeId } satisfies Entry
    const first = must(await inspector().recordResult({ params, version: opened.version, body }))
    expect(must(await inspector().readGauge({ params: { gaugeId: gauge.gaugeId } }))).toMatchObject({ status: 'DueSoon', touched: [{ lotId }] })
    shop.clock.set('2026-04-02T00:00:00.000Z')
    const refused = await inspector().recordResult({ params, version: first.version, body })
    expect(refused).toMatchObject({ problem: { code: 'gauge-overdue', errors: [{ pointer: '/gaugeId' }] } })
    expect(await inspector().recordResult({ params, version: first.version, body: { ...body, gaugeId: 'gau_none' } })).toMatchObject({ problem: { code: 'gauge-unknown' } })
    const { version } = must(await inspector().readGauge({ params: { gaugeId: gauge.gaugeId } }))
    const wrong = must(await inspector().reportGaugeOutOfTolerance({ params: { gaugeId: gauge.gaugeId }, version, body: { report: '4 µm off.' } }))
    expect(wrong).toMatchObject({ status: 'OutOfTolerance', suspect: [{ lotId }] })
    expect(must(await inspector().listGauges({})).items).toHaveLength(1)
    const again = must(await inspector().calibrateGauge({ params: { gaugeId: gauge.gaugeId }, version: wrong.version, body: { calibrationDueOn: '2027-04-01', calibrationCertificate: 'DKD-2' } }))
    expect(again).toMatchObject({ status: 'InCalibration', touched: [] })
  })
})

describe("the shop's clock", () => {
  test('says which day it is for a gauge', async () => {
    shop.clock.set('2026-04-01T20:00:00.000Z')
    const body = { description: 'Bore gauge', calibrationDueOn: '2026-04-01', calibrationCertificate: 'DKD-1' }
    expect(await inspector().registerGauge({ body })).toMatchObject({ problem: { code: 'calibration-past' } })
    await shop.hear(contracts, shopProfileSet(1, { timeZone: 'Europe/Berlin' }))
    const gauge = must(await inspector().registerGauge({ body }))
    await shop.hear(contracts, shopProfileSet(2, { timeZone: 'Asia/Kolkata' }))
    expect(must(await inspector().readGauge({ params: { gaugeId: gauge.gaugeId } }))).toMatchObject({ status: 'Overdue' })
    expect(must(await inspector().listGauges({})).items).toMatchObject([{ status: 'Overdue' }])
  })
})

describe('what is heard', () => {
  test('may come in any order: an inspection waits for the plan only', async () => {
    await shop.hear(production, completedLot(), released())
    expect(await inspector().openInspection({ params: { lotId }, body: { stage: 'final' } })).toMatchObject({ problem: { code: 'not-found' } })
    await shop.hear(quoting, planApproved())
    await inspect('receipt')
    await inspect('final')
    await shop.work()
    expect((await lot()).status).toBe('Passed')
  })

  test('a returned or recalled lot is held and must pass again; an unknown one is delivered again and holds up no other', async () => {
    await prepare()
    await inspect('receipt')
    await inspect('final')
    await shop.work()
    expect(await shop.hear(support, recall([otherLotId, lotId]))).toEqual({ failed: 1 })
    expect(await lot()).toMatchObject({ status: 'Hold', holds: [{ kind: 'recall' }] })
    await shop.hear(support, returned([lotId]))
    const held = await lot()
    expect(held.holds).toHaveLength(2)
    const one = must(await manager().releaseHold({ params: { lotId, reference: held.holds[0]?.reference ?? '' }, version: held.version, body: { reason: 'Looked at.' } }))
    must(await manager().releaseHold({ params: { lotId, reference: held.holds[1]?.reference ?? '' }, version: one.version, body: { reason: 'Looked at.' } }))
    expect((await lot()).status).toBe('AwaitingQc')
    await inspect('final')
    await shop.work()
    expect(await lot()).toMatchObject({ status: 'Passed', certificates: [{}, {}] })
    expect((await types()).filter((type) => type === 'LotHeld')).toHaveLength(2)
  })

  test('the same event twice changes nothing', async () => {
    await prepare()
    const before = await lot()
    const events: readonly Envelope[] = [released(), completedLot()]
    await shop.hear(production, ...events, ...events)
    expect(await lot()).toEqual(before)
  })
})

test('a buyer sees own lots only, the shop sees those of a status, everybody those of an order they may see', async () => {
  await prepare()
  expect(must(await shop.as('buyer', 'aurora').listLots({})).items).toHaveLength(1)
  expect(must(await shop.as('buyer', 'borealis').listLots({})).items).toHaveLength(0)
  expect(must(await manager().listLots({})).items).toHaveLength(1)
  expect(must(await manager().listLots({ query: { status: 'Passed' } })).items).toHaveLength(0)
  const { orderId } = await lot()
  expect(must(await shop.as('buyer', 'aurora').listLots({ query: { orderId } })).items).toHaveLength(1)
  expect(must(await shop.as('buyer', 'aurora').listLots({ query: { orderId, status: 'Passed' } })).items).toHaveLength(0)
  expect(must(await shop.as('buyer', 'borealis').listLots({ query: { orderId, limit: 1 } }))).toEqual({ items: [] })
  must(await inspector().openInspection({ params: { lotId }, body: { stage: 'receipt' } }))
  must(await inspector().openInspection({ params: { lotId }, body: { stage: 'final' } }))
  expect(must(await shop.as('buyer', 'borealis').listInspections({ query: { lotId, limit: 1 } }))).toEqual({ items: [] })
  expect(must(await shop.as('buyer', 'aurora').listInspections({ query: { lotId, limit: 1 } }))).toMatchObject({ items: [{ stage: 'final' }], next: expect.any(String) })
  expect(must(await shop.as('buyer', 'aurora').timeline({ params: { orderId } })).items.length).toBeGreaterThan(1)
})
