import { describe, expect, it } from 'vitest'
import { workshop } from '#shared/testing/scenario.ts'
import { support } from '../contract.ts'
import type { DisciplineInput } from '../eight-d-input.ts'
import { supportService } from '../handlers.ts'
import { code, complaint, hearAll, value } from './answers.ts'
import { auroraOrder, borealisOrder, lot, orderA } from './heard.ts'
import { order, words } from './reports.ts'

const shop = async () => {
  const at = workshop(support, supportService)
  await hearAll(at, [...auroraOrder(), ...borealisOrder()])
  const opened = value(await at.as('buyer').openCase({ body: complaint }))
  return { at, caseId: opened.caseId, version: opened.version, agent: at.as('support-agent'), inspector: at.as('inspector'), manager: at.as('manager'), buyer: at.as('buyer') }
}
type Shop = Awaited<ReturnType<typeof shop>>
const d0 = { symptom: 'Too tight', response: 'Stop shipping' }

/** Records D1 … D7; D3 contains Borealis' lot of the same heat too. */
const written = async ({ at, agent, inspector, caseId }: Shop) => {
  const { reportId, version: first } = value(await inspector.openEightD({ params: { caseId }, body: d0 }))
  let version = first
  for (const each of order) {
    at.clock.advance(1)
    const body: DisciplineInput = each === 'D3' ? { ...words.D3, lotIds: [lot('L1'), lot('L3')] } : words[each]
    version = value(await agent.recordDiscipline({ params: { reportId }, version, body })).version
  }
  return { reportId, version }
}

describe('an 8D report', () => {
  it('goes from D0 to D8, acknowledged by the customer', async () => {
    const it = await shop()
    const { reportId, version } = await written(it)
    const params = { reportId }
    it.at.clock.advance(1)
    const acknowledged = value(await it.buyer.acknowledgeEightD({ params, version, body: { note: 'Agreed.' } }))
    it.at.clock.advance(1)
    const done = value(await it.manager.closeEightD({ params, version: acknowledged.version, body: { recognition: 'Well done.' } }))
    expect(done).toMatchObject({ status: 'D8', number: 'EID-000001', problem: { lots: [{ lotNumber: 'LOT-L1', shipped: 10, outside: 10 }] }, acknowledgement: { note: 'Agreed.' }, closure: { recognition: 'Well done.' } })
    expect(code(await it.agent.recordDiscipline({ params, version: done.version, body: words.D4 }))).toBe('report-closed')
    const timeline = value(await it.manager.timeline({ params: { orderId: orderA }, query: { limit: 100 } }))
    expect(timeline.items.filter(({ aggregateId }) => aggregateId === reportId).map(({ type }) => type)).toEqual(['EightDOpened', ...order.map(() => 'DisciplineRecorded'), 'EightDAcknowledged', 'EightDClosed'])
    expect((await it.at.published()).map(({ type }) => type)).toEqual(['CaseOpened'])
  })

  it("shows its customer everything but other customers' lots, and other customers nothing", async () => {
    const it = await shop()
    const { reportId, version } = await written(it)
    const params = { reportId }
    const amended = value(await it.inspector.recordDiscipline({ params, version, body: { ...words.D3, lotIds: [lot('L1'), lot('L4')] } }))
    expect(amended.sisters).toMatchObject([{ lots: [{ lotId: lot('L3'), customerId: 'cus_borealis' }] }, { lots: [{ lotId: lot('L4') }] }])
    const seen = [
      value(await it.buyer.readEightD({ params })), value(await it.buyer.listEightDs({})), value(await it.buyer.listEightDs({ query: { caseId: it.caseId } })),
      value(await it.buyer.readCase({ params: { caseId: it.caseId } })), value(await it.buyer.timeline({ params: { orderId: orderA }, query: { limit: 100 } })),
      value(await it.buyer.acknowledgeEightD({ params, version: amended.version, body: { note: '' } })),
    ]
    expect(JSON.stringify(seen[0])).toContain('LOT-L1')
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`sisters|borealis|LOT-L[34]|${lot('L3')}|${lot('L4')}`, 'i'))
    const other = it.at.as('buyer', 'borealis')
    expect(code(await other.readEightD({ params }))).toBe('not-found')
    expect(code(await other.acknowledgeEightD({ params, version: amended.version, body: { note: '' } }))).toBe('not-found')
    expect(value(await other.listEightDs({ query: { caseId: it.caseId } })).items).toEqual([])
    expect(value(await other.listEightDs({})).items).toEqual([])
  })

  it('is listed by status and by case', async () => {
    const it = await shop()
    const { reportId } = await written(it)
    const ids = async (query: object) => value(await it.agent.listEightDs({ query })).items.map((each) => each.reportId)
    expect(await ids({ status: 'D7' })).toEqual([reportId])
    expect(await ids({})).toEqual([])
    expect(await ids({ caseId: it.caseId })).toEqual([reportId])
    expect(await ids({ caseId: it.caseId, status: 'D0' })).toEqual([])
  })

  it('is one of a case at a time, even when two are opened at once', async () => {
    const it = await shop()
    const answers = await Promise.all([1, 2, 3].map(() => it.inspector.openEightD({ params: { caseId: it.caseId }, body: d0 })))
    expect(answers.filter((each) => !each.ok).map(code)).toEqual(['report-already-open', 'report-already-open'])
    expect(value(await it.agent.listEightDs({ query: { caseId: it.caseId } })).items).toHaveLength(1)
  })

  it('while open keeps the shop from closing its case; the customer may accept', async () => {
    const it = await shop()
    value(await it.inspector.openEightD({ params: { caseId: it.caseId }, body: d0 }))
    const params = { caseId: it.caseId }
    const triaged = value(await it.agent.triageCase({ params, version: it.version + 1, body: { severity: 'major', assigned: { id: 'support-agent', name: 'Sue' } } }))
    const { version } = value(await it.agent.resolveCase({ params, version: triaged.version, body: { kind: 'solution', text: 'Warm it up.' } }))
    it.at.clock.advance(31 * 86_400)
    expect(code(await it.agent.closeCase({ params, version, body: {} }))).toBe('report-open')
    expect(value(await it.buyer.closeCase({ params, version, body: {} })).status).toBe('Closed')
  })

  it('refuses a lot nobody has heard of', async () => {
    const it = await shop()
    const { reportId, version } = await written(it)
    expect(code(await it.agent.recordDiscipline({ params: { reportId }, version, body: { ...words.D3, lotIds: [lot('Z')] } }))).toBe('lot-not-known')
  })
})
