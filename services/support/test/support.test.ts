import { describe, expect, it } from 'vitest'
import { workshop } from '#shared/testing/scenario.ts'
import { support } from '../contract.ts'
import { supportService } from '../handlers.ts'
import { code, complaint, hearAll, value } from './answers.ts'
import { auroraOrder, contractAmended, heat, lot, orderA, takenBack } from './heard.ts'

type Shop = ReturnType<typeof shop>
const shop = () => workshop(support, supportService)
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
    const sha256 = await at.ports.files.write('cus_aurora', new TextEncoder().encode('a picture'), 'image/jpeg')
    const { caseId } = await opened(at, { ...complaint, photos: [{ sha256, name: 'seat.jpg', contentType: 'image/jpeg' }] })
    expect(value(await at.as('support-agent').readPhoto({ params: { caseId, sha256 } })).url).toContain(sha256)
    const missing = { ...complaint, photos: [{ sha256: '0'.repeat(64), name: 'gone.jpg', contentType: 'image/jpeg' as const }] }
    expect(code(await at.as('buyer').openCase({ body: missing }))).toBe('photo-not-uploaded')
    expect(code(await at.as('buyer').readPhoto({ params: { caseId, sha256: '0'.repeat(64) } }))).toBe('not-found')
  })

  it("takes another customer's photo for one never uploaded, whoever knows its hash", async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    const { caseId, version } = await opened(at)
    const params = { caseId }
    const sha256 = await at.ports.files.write('cus_borealis', new TextEncoder().encode('a picture of borealis'), 'image/jpeg')
    const photo = { sha256, name: 'seat.jpg', contentType: 'image/jpeg' as const }
    const [buyer, agent] = [at.as('buyer'), at.as('support-agent')]
    const request = { sha256, bytes: 21, contentType: 'image/jpeg' as const }
    expect(value(await buyer.requestUpload({ body: request })).url).toContain('cus_aurora')
    expect(code(await agent.requestUpload({ body: request }))).toBe('upload-needs-case')
    expect(value(await agent.requestUpload({ body: { ...request, caseId } })).url).toContain('cus_aurora')
    expect(code(await at.as('buyer', 'borealis').requestUpload({ body: { ...request, caseId } }))).toBe('not-found')
    expect(code(await buyer.openCase({ body: { ...complaint, photos: [photo] } }))).toBe('photo-not-uploaded')
    expect(code(await buyer.replyToCase({ params, version, body: { text: 'See.', photos: [photo] } }))).toBe('photo-not-uploaded')
    expect(code(await agent.answerCase({ params, version, body: { text: 'See.', photos: [photo], awaitReply: false } }))).toBe('photo-not-uploaded')
    await at.ports.files.write('cus_aurora', new TextEncoder().encode('a picture of borealis'), 'image/jpeg')
    const replied = value(await buyer.replyToCase({ params, version, body: { text: 'See.', photos: [photo] } }))
    expect(replied.photos).toHaveLength(1)
  })
})

describe('a package that the carrier brought back', () => {
  it('is neither claimed nor called back, and the case shows what happened', async () => {
    const at = shop()
    await hearAll(at, [...auroraOrder(), takenBack('S1', [{ lot: 'L1', quantity: 4 }]), takenBack('S1', [{ lot: 'L1', quantity: 4 }])])
    expect(value(await at.as('buyer').readLot({ params: { lotId: lot('L1') } })).lot.counts).toEqual({ shipped: 10, takenBack: 4, expected: 0, received: 0, returnable: 6, outside: 6 })
    const { caseId } = await opened(at)
    expect(value(await at.as('buyer').readCase({ params: { caseId } })).order.exceptions).toMatchObject([{ reason: 'Nobody at the door' }, { reason: 'Refused', takenBack: true }])
    expect(code(await at.as('buyer').requestReturn({ params: { caseId }, body: { reason: 'Too tight.', lots: [{ lotId: lot('L1'), quantity: 7 }] } }))).toBe('return-exceeds-shipped')
    const recalled = value(await at.as('manager').declareRecall({ body: { of: { kind: 'lots', lotIds: [lot('L1')] }, reason: 'Cracks.' } }))
    expect(recalled.cases).toMatchObject([{ lots: [{ quantity: 6 }] }])
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
    expect(value(await at.as('buyer').readLot({ params: { lotId: lot('L1') } })).lot.counts).toEqual({ shipped: 10, takenBack: 0, expected: 0, received: 5, returnable: 5, outside: 5 })
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

  it('keeps a case open also for an agent who may not see it', async () => {
    const at = shop()
    await hearAll(at, auroraOrder())
    const { caseId } = await opened(at)
    const { rmaId, version } = value(await asked(at, caseId, 1))
    const amended = contractAmended()
    await hearAll(at, [{ ...amended, event: { ...amended.event, exportClass: 'military' } }])
    value(await at.as('manager').authorizeReturn({ params: { rmaId }, version, body: { cause: 'workmanship', instructions: 'Pack well.', validDays: 180 } }))
    const agent = at.as('support-agent')
    expect(code(await agent.readReturn({ params: { rmaId } }))).toBe('not-cleared')
    const triaged = value(await agent.triageCase({ params: { caseId }, version: 2, body: { severity: 'minor', assigned: { id: 's', name: 'Sue' } } }))
    const resolved = value(await agent.resolveCase({ params: { caseId }, version: triaged.version, body: { kind: 'return', text: 'Send it back.' } }))
    at.clock.advance(31 * 86_400)
    expect(code(await agent.closeCase({ params: { caseId }, version: resolved.version, body: {} }))).toBe('not-cleared')
  })
})
