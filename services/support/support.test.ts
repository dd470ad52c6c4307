import { describe, expect, it } from 'vitest'
import { workshop } from '#shared/testing/scenario.ts'
import { support } from './contract.ts'
import { supportService } from './handlers.ts'
import { auroraOrder, borealisOrder, contractAmended, heat, lot, orderA, orderB, shipped, type Told } from './samples/heard.ts'

type Shop = ReturnType<typeof shop>
const shop = () => workshop(support, supportService)
const hearAll = async (at: Shop, events: readonly Told[]) => {
  for (const { from, event } of events) expect(await at.hear(from, event)).toEqual({ failed: 0 })
}
const value = <T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: object }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}
const code = (answer: { readonly ok: boolean; readonly problem?: { readonly code: string } }) => answer.problem?.code

const complaint = { orderId: orderA, lotIds: [lot('L1')], kind: 'complaint' as const, subject: 'Too tight', description: 'The bearing does not go in.', photos: [] }
const opened = async (at: Shop, body: Parameters<ReturnType<Shop['as']>['openCase']>[0]['body'] = complaint) => value(await at.as('buyer').openCase({ body }))

describe('a complaint', () => {
  it('shows measurements, material, heats, operations and certificate of its lot', async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    const { caseId } = await opened(at)
    const dossier = value(await at.as('buyer').readCase({ params: { caseId } }))
    expect(dossier.order.contract).toMatchObject({ status: 'Signed', total: { minor: 100_000, currency: 'EUR' } })
    expect(dossier.lots).toHaveLength(1)
    expect(dossier.lots[0]?.lot).toMatchObject({
      lotNumber: 'LOT-L1', heatIds: [heat], whereabouts: 'Delivered', counts: { shipped: 10, returnable: 10 },
      making: { material: 'EN AW-6082 T6', operations: [{ name: 'Mill complete', by: { name: 'Oli Operator' }, good: 20, scrap: 1 }] },
      release: { findings: [{ values: ['25.004', '25.011'], summarised: false }], certificate: { number: 'CRT-000001' } },
      failures: [{ stage: 'final', findings: [{ characteristic: 3 }] }], nonconformances: [{ disposition: 'rework' }], holds: [{ reason: 'Inspection failed' }],
    })
    expect((await at.published()).map(({ type, data }) => ({ type, data }))).toMatchObject([{ type: 'CaseOpened', data: { lotIds: [lot('L1')], subject: 'Too tight' } }])
  })

  it('about a whole order shows every lot shipped', async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    const { caseId } = await opened(at, { ...complaint, lotIds: [] })
    const dossier = value(await at.as('support-agent').readCase({ params: { caseId } }))
    expect(dossier.lots.map((each) => each.lot.lotNumber)).toEqual(['LOT-L1', 'LOT-L2'])
  })

  it('goes from triage through question and reply to a solution the customer accepts', async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    const { caseId, version } = await opened(at)
    const agent = at.as('support-agent')
    const buyer = at.as('buyer')
    const params = { caseId }
    const triaged = value(await agent.triageCase({ params, version, body: { severity: 'major', assigned: { id: 'support-agent', name: 'Sue Support' } } }))
    const asked = value(await agent.answerCase({ params, version: triaged.version, body: { text: 'Which gauge?', photos: [], awaitReply: true } }))
    expect(asked.status).toBe('WaitingCustomer')
    const replied = value(await buyer.replyToCase({ params, version: asked.version, body: { text: '25 H7', photos: [] } }))
    expect(replied.status).toBe('InProgress')
    const resolved = value(await agent.resolveCase({ params, version: replied.version, body: { kind: 'solution', text: 'Warm it up.' } }))
    expect(code(await agent.closeCase({ params, version: resolved.version, body: {} }))).toBe('may-still-be-reopened')
    const again = value(await buyer.reopenCase({ params, version: resolved.version, body: { reason: 'Still tight.' } }))
    expect(again).toMatchObject({ status: 'InProgress', reopenings: [{ reason: 'Still tight.' }] })
    const solved = value(await agent.resolveCase({ params, version: again.version, body: { kind: 'replacement', text: 'New pieces.' } }))
    const closed = value(await buyer.closeCase({ params, version: solved.version, body: {} }))
    expect(closed).toMatchObject({ status: 'Closed', closed: { accepted: true } })
    const timeline = value(await buyer.timeline({ params: { orderId: orderA }, query: { limit: 100 } }))
    expect(timeline.items.filter(({ aggregateId }) => aggregateId === caseId).map(({ type }) => type)).toEqual(
      ['CaseOpened', 'CaseTriaged', 'QuestionAsked', 'CustomerReplied', 'CaseResolved', 'CaseReopened', 'CaseResolved', 'CaseClosed'])
  })

  it('takes photos that have been uploaded, and only those', async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    const sha256 = await at.ports.files.write(new TextEncoder().encode('a picture'), 'image/jpeg')
    const { caseId } = await opened(at, { ...complaint, photos: [{ sha256, name: 'seat.jpg', contentType: 'image/jpeg' }] })
    expect(value(await at.as('support-agent').readPhoto({ params: { caseId, sha256 } })).url).toContain(sha256)
    const missing = { ...complaint, photos: [{ sha256: '0'.repeat(64), name: 'gone.jpg', contentType: 'image/jpeg' as const }] }
    expect(code(await at.as('buyer').openCase({ body: missing }))).toBe('photo-not-uploaded')
    expect(code(await at.as('buyer').readPhoto({ params: { caseId, sha256: '0'.repeat(64) } }))).toBe('not-found')
  })
})

describe('a return', () => {
  const asked = async (at: Shop, caseId: string, quantity: number) => at.as('buyer').requestReturn({ params: { caseId }, body: { reason: 'Too tight.', lots: [{ lotId: lot('L1'), quantity }] } })

  it('goes from request to settlement, its cost borne as the clauses in force say', async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    const { caseId } = await opened(at)
    const { rmaId, version } = value(await asked(at, caseId, 6))
    const params = { rmaId }
    const authorized = value(await at.as('support-agent').authorizeReturn({ params, version, body: { cause: 'workmanship', instructions: 'Pack well.', validDays: 30 } }))
    const sent = value(await at.as('buyer').markReturnInTransit({ params, version: authorized.version, body: { carrier: 'DHL' } }))
    const received = value(await at.as('clerk').receiveReturn({ params, version: sent.version, body: { lots: [{ lotId: lot('L1'), quantity: 5 }], condition: 'One missing.' } }))
    expect(value(await at.as('buyer').readLot({ params: { lotId: lot('L1') } })).lot.counts).toEqual({ shipped: 10, expected: 0, received: 5, returnable: 5, outside: 5 })
    const inspected = value(await at.as('inspector').inspectReturn({ params, version: received.version, body: { findings: 'Bore 24.996', cause: 'workmanship' } }))
    const decided = value(await at.as('inspector').dispositionReturn({ params, version: inspected.version, body: { disposition: 'scrap', note: '' } }))
    const manager = at.as('manager')
    expect(code(await manager.settleReturn({ params, version: decided.version, body: { kind: 'refund', amount: { minor: 100_001, currency: 'EUR' }, note: '' } }))).toBe('refund-exceeds-contract')
    const settled = value(await manager.settleReturn({ params, version: decided.version, body: { kind: 'refund', amount: { minor: 25_000, currency: 'EUR' }, note: '' } }))
    value(await at.as('support-agent').closeReturn({ params, version: settled.version, body: {} }))
    expect((await at.published()).filter(({ type }) => type.startsWith('Return')).map(({ type, data }) => [type, data])).toEqual([
      ['ReturnAuthorized', { caseId, number: 'CAS-000001', customerId: 'cus_aurora', rmaId, rmaNumber: 'RMA-000001', lots: [{ lotId: lot('L1'), lotNumber: 'LOT-L1', quantity: 6 }], cause: 'workmanship', bearer: 'manufacturer', reason: 'Too tight.' }],
      ['ReturnSettled', { caseId, number: 'CAS-000001', customerId: 'cus_aurora', rmaId, rmaNumber: 'RMA-000001', lots: [{ lotId: lot('L1'), lotNumber: 'LOT-L1', quantity: 5 }], cause: 'workmanship', bearer: 'manufacturer', settlement: 'refund', amount: { minor: 25_000, currency: 'EUR' } }],
    ])
    expect(value(await at.as('support-agent').readOrder({ params: { orderId: orderA } })).refunds).toMatchObject([{ rmaId, amount: { minor: 25_000 } }])
  })

  it('claims no piece twice, even when two are asked for at the same moment', async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    const { caseId } = await opened(at)
    const answers = await Promise.all([asked(at, caseId, 6), asked(at, caseId, 6), asked(at, caseId, 4)])
    const claimed = answers.flatMap((each) => (each.ok ? each.value.lots.map(({ quantity }) => quantity) : []))
    expect(claimed.reduce((sum, quantity) => sum + quantity, 0)).toBe(10)
    expect(answers.filter((each) => !each.ok).map(code)).toEqual(['return-exceeds-shipped'])
    expect(value(await at.as('buyer').readLot({ params: { lotId: lot('L1') } })).lot.counts).toMatchObject({ shipped: 10, expected: 10, returnable: 0 })
  })

  it('gives its claim back when it is rejected or lapses, and keeps the case open until then', async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    const { caseId, version } = await opened(at)
    const agent = at.as('support-agent')
    const first = value(await asked(at, caseId, 10))
    value(await agent.rejectReturn({ params: { rmaId: first.rmaId }, version: first.version, body: { reason: 'Machined further.' } }))
    const second = value(await asked(at, caseId, 10))
    const authorized = value(await agent.authorizeReturn({ params: { rmaId: second.rmaId }, version: second.version, body: { cause: 'workmanship', instructions: 'Pack well.', validDays: 10 } }))
    const triaged = value(await agent.triageCase({ params: { caseId }, version: version + 2, body: { severity: 'minor', assigned: { id: 's', name: 'Sue' } } }))
    const resolved = value(await agent.resolveCase({ params: { caseId }, version: triaged.version, body: { kind: 'return', text: 'Send them back.' } }))
    expect(code(await at.as('buyer').closeCase({ params: { caseId }, version: resolved.version, body: {} }))).toBe('returns-open')
    at.clock.advance(11 * 86_400)
    expect(code(await at.as('buyer').markReturnInTransit({ params: { rmaId: second.rmaId }, version: authorized.version, body: { carrier: 'DHL' } }))).toBe('authorization-lapsed')
    value(await at.as('clerk').expireReturn({ params: { rmaId: second.rmaId }, version: authorized.version, body: {} }))
    expect(value(await agent.readLot({ params: { lotId: lot('L1') } })).lot.counts.returnable).toBe(10)
    value(await at.as('buyer').closeCase({ params: { caseId }, version: resolved.version, body: {} }))
  })

  it('follows an amendment of the clauses', async () => {
    const at = shop()
    await hearAll(at, [...auroraOrder(), contractAmended()])
    const { caseId } = await opened(at)
    const { rmaId, version } = value(await asked(at, caseId, 1))
    const authorized = value(await at.as('support-agent').authorizeReturn({ params: { rmaId }, version, body: { cause: 'workmanship', instructions: 'Pack well.', validDays: 30 } }))
    expect(authorized).toMatchObject({ authorization: { liability: { bearer: 'customer', clauseId: '7.1' } } })
  })
})

describe('two customers of one heat', () => {
  it('never see each other: cases, lots, sister lots, orders, returns, timelines', async () => {
    const at = shop()
    await hearAll(at, [...auroraOrder(), ...borealisOrder()])
    const { caseId } = await opened(at)
    const { rmaId } = value(await at.as('buyer').requestReturn({ params: { caseId }, body: { reason: 'r', lots: [{ lotId: lot('L1'), quantity: 1 }] } }))
    const other = at.as('buyer', 'borealis')
    expect(code(await other.readCase({ params: { caseId } }))).toBe('not-found')
    expect(code(await other.readReturn({ params: { rmaId } }))).toBe('not-found')
    expect(code(await other.readLot({ params: { lotId: lot('L1') } }))).toBe('not-found')
    expect(code(await other.readOrder({ params: { orderId: orderA } }))).toBe('not-found')
    expect(code(await other.timeline({ params: { orderId: orderA } }))).toBe('not-found')
    expect(code(await other.replyToCase({ params: { caseId }, version: 2, body: { text: 'hello', photos: [] } }))).toBe('not-found')
    expect(code(await other.requestReturn({ params: { caseId }, body: { reason: 'r', lots: [{ lotId: lot('L3'), quantity: 1 }] } }))).toBe('not-found')
    expect(code(await other.traceHeat({ params: { heatId: heat } }))).toBe('forbidden')
    expect(value(await other.listCases({ query: { orderId: orderA } })).items).toEqual([])
    expect(value(await other.listLots({ query: { orderId: orderA } })).items).toEqual([])
    expect(value(await other.listLots({})).items.map(({ lotNumber }) => lotNumber)).toEqual(['LOT-L4', 'LOT-L3'])
    expect(code(await other.openCase({ body: complaint }))).toBe('not-found')
    expect(code(await other.openCase({ body: { ...complaint, orderId: orderB } }))).toBe('lot-not-in-order')
    const seen = JSON.stringify([value(await at.as('buyer').readCase({ params: { caseId } })), value(await at.as('buyer').readLot({ params: { lotId: lot('L1') } }))])
    expect(seen).not.toMatch(/sisters|borealis|LOT-L3|LOT-L4/i)
  })

  it('are both found by the shop, from lot to heat and from heat to lot', async () => {
    const at = shop()
    await hearAll(at, [...auroraOrder(), ...borealisOrder()])
    const agent = at.as('support-agent')
    const { sisters } = value(await agent.readLot({ params: { lotId: lot('L1') } }))
    expect(sisters?.map(({ lotNumber, customerName, shipments }) => [lotNumber, customerName, shipments.length])).toEqual([
      ['LOT-L2', 'Aurora Pumps GmbH', 1], ['LOT-L3', 'Borealis Instruments Ltd', 1], ['LOT-L4', 'Borealis Instruments Ltd', 0],
    ])
    const first = value(await agent.traceHeat({ params: { heatId: heat }, query: { limit: 3 } }))
    const rest = value(await agent.traceHeat({ params: { heatId: heat }, query: { limit: 3, after: first.next } }))
    expect([...first.items, ...rest.items].map(({ lotNumber }) => lotNumber)).toEqual(['LOT-L1', 'LOT-L2', 'LOT-L3', 'LOT-L4'])
  })

  it('are each told of a recall in a case of their own, about their own lots alone', async () => {
    const at = shop()
    await hearAll(at, [...auroraOrder(), ...borealisOrder()])
    const recall = value(await at.as('manager').declareRecall({ body: { of: { kind: 'same-heat', lotIds: [lot('L3')] }, reason: 'The mill has withdrawn its certificate.' } }))
    expect(recall.inHouse.map(({ lotNumber }) => lotNumber)).toEqual(['LOT-L4'])
    const published = (await at.published()).filter(({ type }) => type === 'RecallDeclared').map(({ orderId, data }) => ({ orderId, data }))
    expect(published).toMatchObject([
      { orderId: orderB, data: { customerId: 'cus_borealis', lots: [{ lotId: lot('L3'), quantity: 12 }] } },
      { orderId: orderA, data: { customerId: 'cus_aurora', lots: [{ lotId: lot('L1'), quantity: 10 }, { lotId: lot('L2'), quantity: 8 }] } },
    ])
    const told = value(await at.as('buyer').listCases({}))
    expect(told.items).toMatchObject([{ kind: 'recall', lots: [{ lotNumber: 'LOT-L1' }, { lotNumber: 'LOT-L2' }] }])
    expect(JSON.stringify(value(await at.as('buyer').timeline({ params: { orderId: orderA }, query: { limit: 100 } })))).not.toMatch(/borealis|LOT-L3/)
    expect(value(await at.as('manager').listRecallCases({ params: { recallId: recall.recallId } })).items).toHaveLength(2)
  })
})

describe('edges', () => {
  it('refuses a recall of what nobody has', async () => {
    const at = shop()
    expect(code(await at.as('manager').declareRecall({ body: { of: { kind: 'heat', heatId: 'H-0' }, reason: 'r' } }))).toBe('nothing-to-recall')
    expect(code(await at.as('manager').declareRecall({ body: { of: { kind: 'lots', lotIds: [lot('L1')] }, reason: 'r' } }))).toBe('not-found')
  })

  it('does not take the key of a heat entry for a lot', async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    expect(code(await at.as('manager').readLot({ params: { lotId: `${lot('L1')}#heat#${heat}` } }))).toBe('not-found')
  })

  it('counts a shipment once, however often it is told under whatever id', async () => {
    const at = shop()
    await hearAll(at, [...auroraOrder(), shipped('S1', [{ lot: 'L1', quantity: 10 }], { version: 9 }), ...auroraOrder()])
    expect(value(await at.as('manager').readLot({ params: { lotId: lot('L1') } })).lot.counts.shipped).toBe(10)
  })
})
