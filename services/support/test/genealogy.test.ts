import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inboxListening, inboxName } from '#shared/kernel/edges.ts'
import { inboxEdge } from '#shared/kernel/inbox.ts'
import { Unavailable } from '#shared/kernel/ports.ts'
import { sqs, workshop } from '#shared/testing/scenario.ts'
import { support } from '../contract.ts'
import { supportService } from '../handlers.ts'
import { code, complaint, hearAll, value } from './answers.ts'
import { auroraOrder, borealisOrder, heat, lot, orderA, orderB, shipped } from './heard.ts'

type Shop = ReturnType<typeof shop>
const shop = () => workshop(support, supportService)

describe('two customers of one heat', () => {
  it('never see each other: cases, lots, sister lots, orders, returns, timelines', async () => {
    const at = shop()
    await hearAll(at, [...auroraOrder(), ...borealisOrder()])
    const { caseId } = value(await at.as('buyer').openCase({ body: complaint }))
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

describe('invariant 15: every lot traces both ways', () => {
  const events = [...auroraOrder(), ...borealisOrder()]
  const lotIds = ['L1', 'L2', 'L3', 'L4'].map(lot)
  const shuffled = fc.tuple(fc.shuffledSubarray([...events], { minLength: events.length }), fc.array(fc.constantFrom(...events), { maxLength: 10 })).map(([all, again]) => [...all, ...again])

  const known = async (at: Shop) => {
    const agent = at.as('support-agent')
    const lots = await Promise.all(lotIds.map(async (lotId) => value(await agent.readLot({ params: { lotId } })).lot))
    const heats = await Promise.all([heat, 'H-7'].map(async (heatId) => ({ heatId, lots: value(await agent.traceHeat({ params: { heatId }, query: { limit: 100 } })).items.map(({ lotId }) => lotId) })))
    return { lots, heats }
  }
  const withoutVersions = (lots: readonly { readonly version: number }[]) => lots.map(({ version: _version, ...rest }) => rest)

  it('without a gap, in whatever order and however often the other services are heard', async () => {
    const inOrder = shop()
    await hearAll(inOrder, events)
    const expected = await known(inOrder)
    expect(expected.heats).toEqual([{ heatId: heat, lots: lotIds }, { heatId: 'H-7', lots: [lot('L2')] }])
    await fc.assert(fc.asyncProperty(shuffled, async (sequence) => {
      const at = shop()
      await hearAll(at, sequence)
      const { lots, heats } = await known(at)
      for (const each of lots) for (const heatId of each.heatIds) expect(heats.find((one) => one.heatId === heatId)?.lots).toContain(each.lotId)
      for (const each of heats) for (const lotId of each.lots) expect(lots.find((one) => one.lotId === lotId)?.heatIds).toContain(each.heatId)
      expect(withoutVersions(lots)).toEqual(withoutVersions(expected.lots))
      expect(heats).toEqual(expected.heats)
    }), { numRuns: 10 })
  })
})

describe('a shipment of several lots', () => {
  it('is told to every lot once, also when the telling fails half-way and is repeated', async () => {
    const at = shop()
    const { from, event } = shipped('S1', [{ lot: 'L1', quantity: 10 }, { lot: 'L2', quantity: 8 }])
    let writes = 0
    const failing = { ...at.ports.store, transact: async (batch: Parameters<typeof at.ports.store.transact>[0]) => {
      writes += 1
      if (writes === 2) throw new Unavailable('out of reach')
      return at.ports.store.transact(batch)
    } }
    const edge = inboxEdge(supportService.manifest, inboxName('support'), inboxListening(supportService), { ...at.ports, store: failing })
    expect((await edge(sqs([['throughline.logistics', event]]))).batchItemFailures).toHaveLength(1)
    const agent = at.as('support-agent')
    expect(code(await agent.readOrder({ params: { orderId: orderA } }))).toBe('not-found')
    expect(await at.hear(from, event)).toEqual({ failed: 0 })
    expect(value(await agent.listLots({ query: { orderId: orderA } })).items.map(({ counts }) => counts.shipped)).toEqual([8, 10])
    expect(value(await agent.readOrder({ params: { orderId: orderA } })).shipments[0]?.lots.map(({ quantity }) => quantity)).toEqual([10, 8])
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
