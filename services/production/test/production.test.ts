import { beforeEach, describe, expect, it } from 'vitest'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import type { Answered } from '#shared/kernel/client.ts'
import type { Route } from '#shared/kernel/contract.ts'
import { workshop, type Workshop } from '#shared/testing/scenario.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import { production } from '../contract.ts'
import { productionService } from '../handlers.ts'
import { hashB } from './facts.ts'
import { contractSigned, contractTerminated, dispositioned, lotHeld, lotPassed, payment, planApproved, returnSettled, shipped } from './heard.ts'
import { orderId } from './order.ts'

const workOrderId = derive('workOrder', orderId)
const heats = (quantity: number) => [{ heatId: 'H-48213', quantity }]

const value = <R extends Route>(answer: Answered<R>) => {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.detail}`)
  return answer.value
}
const problem = <R extends Route>(answer: Answered<R>) => (answer.ok ? undefined : { status: answer.problem.status, code: answer.problem.code })

let shop: Workshop<typeof production>
const order = async () => value(await shop.as('planner').readWorkOrder({ params: { workOrderId } }))
const release = async (materialOwner: 'manufacturer' | 'customer' = 'manufacturer') => {
  const { version } = await order()
  return shop.as('planner').releaseWorkOrder({ params: { workOrderId }, version, body: { lots: [{ quantity: 20, materialOwner, heats: heats(20) }] } })
}
const lotId = async (): Promise<string> => (await order()).lots[0]?.lotId ?? ''
const read = async (id: string) => value(await shop.as('operator').readLot({ params: { lotId: id } }))
const at = async (id: string, sequence: number) => ({ params: { lotId: id, sequence: String(sequence) }, version: (await read(id)).version })
const open = async () => {
  await shop.hear(quoting, planApproved())
  await shop.hear(contracts, contractSigned(), payment('PaymentReceived', 5))
}

/** Every operation of the released lot, nothing lost. */
const make = async (id: string) => {
  const [operator, planner, buyer] = [shop.as('operator'), shop.as('planner'), shop.as('buyer')]
  value(await operator.startOperation({ ...(await at(id, 10)), body: {} }))
  value(await operator.finishOperation({ ...(await at(id, 10)), body: { good: 19, scrap: 1, rework: 0, cause: 'workmanship' } }))
  for (const sequence of [20, 30]) {
    value(await planner.orderOutside({ ...(await at(id, sequence)), body: { reference: 'PO-1' } }))
    value(await planner.sendOutside({ ...(await at(id, sequence)), body: { quantity: 19 } }))
    value(await (sequence === 30 ? buyer : planner).confirmAtSupplier({ ...(await at(id, sequence)), body: {} }))
    value(await planner.receiveOutside({ ...(await at(id, sequence)), body: { good: 19, scrap: 0, rework: 0, certificateIds: ['C-1'] } }))
    value(await planner.acceptOutside({ ...(await at(id, sequence)), body: {} }))
  }
  value(await operator.startSetup({ ...(await at(id, 40)), body: {} }))
  value(await operator.startOperation({ ...(await at(id, 40)), body: {} }))
  value(await operator.finishOperation({ ...(await at(id, 40)), body: { good: 19, scrap: 0, rework: 0 } }))
}
const types = async () => (await shop.published()).map(({ type }) => type)

beforeEach(() => { shop = workshop(production, productionService) })

describe('no pay, no chips', () => {
  it('waits for plan, contract and payment in whatever order they are heard, and shows both sides why', async () => {
    expect(await shop.hear(contracts, contractSigned(), payment('PaymentReceived', 5))).toEqual({ failed: 2 })
    await shop.hear(quoting, planApproved())
    expect(await shop.hear(contracts, payment('PaymentReceived', 5))).toEqual({ failed: 0 })
    expect(problem(await release())).toEqual({ status: 409, code: 'gates-closed' })
    const waiting = value(await shop.as('buyer').readWorkOrder({ params: { workOrderId } }))
    expect(waiting).toMatchObject({ status: 'AwaitingGates', gates: { open: false, contract: { reason: 'not-signed' } }, plan: { exportClass: 'confidential' } })
    await shop.hear(contracts, contractSigned())
    expect(value(await release())).toMatchObject({ status: 'Released', gates: { open: true } })
    expect(await types()).toEqual(['ProductionReleased'])
  })

  it('hides an order from another customer, and release from everybody but the planner', async () => {
    await open()
    expect(problem(await shop.as('buyer', 'borealis').readWorkOrder({ params: { workOrderId } }))).toEqual({ status: 404, code: 'not-found' })
    expect(value(await shop.as('buyer', 'borealis').listWorkOrders({})).items).toEqual([])
    for (const role of ['buyer', 'operator', 'manager', 'inspector'] as const) {
      expect(problem(await shop.as(role).releaseWorkOrder({ params: { workOrderId }, version: 1, body: { lots: [{ quantity: 20, materialOwner: 'manufacturer', heats: heats(20) }] } }))).toEqual({ status: 403, code: 'forbidden' })
    }
  })

  it('is blocked by a dispute before release and held by one after it', async () => {
    await open()
    await shop.hear(contracts, payment('PaymentDisputed', 6))
    expect(problem(await release())).toEqual({ status: 409, code: 'gates-closed' })
    await shop.hear(contracts, payment('PaymentReceived', 7))
    value(await release())
    await shop.hear(contracts, payment('PaymentRefunded', 8, false), payment('PaymentFailed', 7, false))
    expect(await order()).toMatchObject({ status: 'OnHold', holds: [{ reason: 'payment-refunded' }] })
    const id = await lotId()
    expect(problem(await shop.as('operator').startOperation({ ...(await at(id, 10)), body: {} }))).toEqual({ status: 409, code: 'work-order-not-running' })
    await shop.hear(contracts, payment('PaymentReceived', 8, false, 'Refunded'))
    expect((await order()).holds).toMatchObject([{ reason: 'payment-refunded' }])
    await shop.hear(contracts, payment('PaymentReceived', 9))
    value(await shop.as('operator').startOperation({ ...(await at(id, 10)), body: {} }))
    expect((await order()).status).toBe('InProgress')
    await shop.hear(contracts, contractTerminated(10))
    await shop.hear(quoting, planApproved(hashB, 4))
    expect(await order()).toMatchObject({ status: 'OnHold', holds: [{ reason: 'contract-terminated' }, { reason: 'plan-changed' }], lots: [{ lotId: id, quantity: 20 }] })
  })
})

describe('a lot from blank to customer', () => {
  it('goes through the shop, a subcontractor and the customer, passes, ships and closes', async () => {
    await open()
    value(await release())
    const id = await lotId()
    expect(value(await shop.as('operator').listWork({ params: { workCentre: 'SAW-1' } })).items.map(({ lotId }) => lotId)).toEqual([id])
    await make(id)
    expect(value(await shop.as('operator').listWork({ params: { workCentre: 'SAW-1' } })).items).toEqual([])
    expect(await read(id)).toMatchObject({ status: 'AwaitingQc', quantity: 19, heatIds: ['H-48213'] })
    expect(await types()).toEqual([
      'ProductionReleased', 'OperationCompleted', 'LotScrapped', 'OutsideShipmentSent', 'OutsideShipmentReceived', 'OperationCompleted',
      'OutsideShipmentSent', 'OutsideShipmentReceived', 'OperationCompleted', 'OperationCompleted', 'LotCompleted',
    ])
    expect(await shop.hear(logistics, shipped('shp-1', [{ lotId: id, quantity: 10 }, { lotId: id, quantity: 9 }]))).toEqual({ failed: 1 })
    await shop.hear(quality, lotPassed(id, 19, '2026-03-04T08:00:00.000Z'))
    expect(await order()).toMatchObject({ status: 'Completed', costs: { entries: [{ bearer: 'manufacturer', clause: '7.2', pieces: 1, seconds: 120 }] } })
    expect(await shop.hear(logistics, shipped('shp-1', [{ lotId: id, quantity: 10 }, { lotId: id, quantity: 9 }]))).toEqual({ failed: 0 })
    expect((await read(id)).status).toBe('Shipped')
    expect(value(await shop.as('manager').closeWorkOrder({ params: { workOrderId }, version: (await order()).version, body: { reason: 'Delivered' } })).status).toBe('Closed')
    expect(await shop.hear(support, returnSettled(id, 19))).toEqual({ failed: 0 })
    expect((await read(id)).status).toBe('Returned')
    expect(value(await shop.as('buyer').timeline({ params: { orderId }, query: { limit: 100 } })).items.map(({ type }) => type)).toContain('LotReturnRecorded')
  })

  it('is held, reworked, completed again and must pass again', async () => {
    await open()
    value(await release())
    const id = await lotId()
    await make(id)
    await shop.hear(quality, dispositioned(id, 'ncr-1', 'rework', 2, '2026-03-04T10:00:00.000Z'), lotHeld(id, 'ncr-1', '2026-03-04T09:00:00.000Z'), lotPassed(id, 19, '2026-03-04T08:00:00.000Z'))
    expect(await read(id)).toMatchObject({ status: 'InProcess', currentSequence: 40, holds: [] })
    value(await shop.as('operator').reworkOperation({ ...(await at(id, 40)), body: { good: 2, scrap: 0 } }))
    expect((await read(id)).status).toBe('AwaitingQc')
    expect((await types()).filter((type) => type === 'LotCompleted')).toHaveLength(2)
    await shop.hear(quality, lotPassed(id, 19, '2026-03-05T08:00:00.000Z'))
    expect((await read(id)).status).toBe('Passed')
  })

  it('traces a heat to its lots and the lots back, through a split', async () => {
    await open()
    value(await release())
    const id = await lotId()
    const { version } = await read(id)
    const parent = value(await shop.as('planner').splitLot({ params: { lotId: id }, version, body: { quantity: 8 } }))
    const child = parent.splits[0]?.lotId ?? ''
    expect(await read(child)).toMatchObject({ quantity: 8, heatIds: ['H-48213'], splits: [{ direction: 'in', lotId: id }] })
    expect(value(await shop.as('inspector').traceHeat({ params: { heatId: 'H-48213' } })).items.map(({ lotId }) => lotId).toSorted()).toEqual([id, child].toSorted())
    expect(value(await shop.as('buyer').listLots({ query: { orderId } })).items).toHaveLength(2)
    expect(value(await shop.as('buyer').listLots({ query: { orderId, status: 'Scrapped' } })).items).toEqual([])
    expect(value(await shop.as('buyer').listLots({ query: { status: 'Scrapped' } })).items).toEqual([])
    expect(value(await shop.as('planner').listLots({ query: { status: 'InProcess', limit: 1 } }))).toMatchObject({ items: [{ quantity: 8 }], next: expect.any(String) })
    expect(problem(await shop.as('planner').readLot({ params: { lotId: `H-48213#${id}` } }))).toEqual({ status: 404, code: 'not-found' })
    expect((await order()).lots.map(({ quantity }) => quantity)).toEqual([12, 8])
    expect(problem(await shop.as('planner').splitLot({ params: { lotId: id }, version, body: { quantity: 8 } }))).toEqual({ status: 412, code: 'stale-version' })
  })
})

describe('two lots made one', () => {
  it('are one from then on, for operators, for the heat and for quality', async () => {
    await open()
    value(await release())
    const id = await lotId()
    const parent = value(await shop.as('planner').splitLot({ params: { lotId: id }, version: (await read(id)).version, body: { quantity: 8 } }))
    const child = parent.splits[0]?.lotId ?? ''
    const merge = async (from: string, version?: number) => shop.as('planner').mergeLots({ params: { lotId: id }, version: version ?? (await read(id)).version, body: { lotId: from } })
    expect(problem(await merge('lot_01JD3ZQ8V5N6M7P8R9S0T1V2W9'))).toEqual({ status: 404, code: 'not-found' })
    expect(problem(await merge(child, 1))).toEqual({ status: 412, code: 'stale-version' })
    expect(value(await merge(child))).toMatchObject({ quantity: 20, merges: [{ direction: 'in', lotId: child, quantity: 8 }] })
    expect(await read(child)).toMatchObject({ status: 'Merged', into: id, quantity: 0 })
    expect((await order()).lots).toMatchObject([{ lotId: id, quantity: 20 }, { lotId: child, quantity: 0, finished: true }])
    expect(value(await shop.as('operator').listWork({ params: { workCentre: 'SAW-1' } })).items.map(({ lotId }) => lotId)).toEqual([id])
    expect(await shop.hear(quality, lotHeld(child, 'ncr-1', '2026-03-04T09:00:00.000Z'))).toEqual({ failed: 0 })
    expect([(await read(id)).status, (await read(child)).status]).toEqual(['Hold', 'Merged'])
    expect(await shop.hear(quality, dispositioned(child, 'ncr-1', 'scrap', 2, '2026-03-04T10:00:00.000Z'))).toEqual({ failed: 0 })
    expect(await read(id)).toMatchObject({ status: 'InProcess', quantity: 18 })
    expect(value(await shop.as('buyer').timeline({ params: { orderId }, query: { limit: 100 } })).items.filter(({ type }) => type === 'LotsMerged').map(({ aggregateId }) => aggregateId).toSorted()).toEqual([id, child].toSorted())
  })
})

describe('tooling', () => {
  it('is registered, listed by part and owner, taken to an operation, brought back, and returned or scrapped; its buyer may look', async () => {
    await open()
    value(await release())
    const id = await lotId()
    const [planner, clerk, operator, buyer] = [shop.as('planner'), shop.as('clerk'), shop.as('operator'), shop.as('buyer')]
    const register = async (owner: 'customer' | 'manufacturer') => value(await clerk.registerTooling({ params: { workOrderId }, body: { owner, paidBy: 'customer', description: 'Drilling jig' } }))
    const [theirs, ours] = [await register('customer'), await register('manufacturer')]
    expect([theirs.number, theirs.version, theirs.exportClass]).toEqual(['TLG-000001', 1, 'confidential'])
    const listed = async (who: typeof buyer, query: { partNumber?: string; owner?: 'customer' | 'manufacturer'; status?: 'InStore' }) => value(await who.listTooling({ query })).items.map(({ number }) => number).toSorted()
    expect([await listed(planner, { partNumber: 'AP-4711' }), await listed(planner, { partNumber: 'AP-4711', owner: 'customer' }), await listed(planner, { owner: 'manufacturer' }), await listed(planner, { status: 'InStore' }), await listed(planner, {})])
      .toEqual([[theirs.number, ours.number], [theirs.number], [ours.number], [theirs.number, ours.number], []])
    expect([await listed(buyer, {}), await listed(buyer, { owner: 'manufacturer' })]).toEqual([[theirs.number, ours.number], [ours.number]])
    const stranger = shop.as('buyer', 'borealis')
    expect([await listed(stranger, {}), await listed(stranger, { partNumber: 'AP-4711' })]).toEqual([[], []])
    expect(problem(await stranger.readTooling({ params: theirs }))).toEqual({ status: 404, code: 'not-found' })

    const taken = value(await operator.checkOutTooling({ params: theirs, version: 1, body: { lotId: id, sequence: 10 } }))
    expect(await listed(planner, {})).toEqual([theirs.number])
    expect(problem(await clerk.returnTooling({ params: theirs, version: taken.version, body: { reference: 'DN-1' } }))).toEqual({ status: 409, code: 'tooling-not-in-store' })
    const back = value(await operator.checkInTooling({ params: theirs, version: taken.version, body: {} }))
    expect(value(await clerk.returnTooling({ params: theirs, version: back.version, body: { reference: 'DN-1' } })).status).toBe('Returned')
    expect(value(await planner.assignTooling({ params: ours, version: 1, body: { workOrderId } })).version).toBe(1)
    expect(value(await planner.scrapTooling({ params: ours, version: 1, body: { cause: 'workmanship', reason: 'Dropped' } }))).toMatchObject({ status: 'Scrapped', bearer: 'manufacturer', clause: '7.2' })
    expect((await order()).costs).toMatchObject({ entries: [{ kind: 'tooling', toolingId: ours.toolingId }], manufacturer: { tools: 1 }, total: { tools: 1 } })
    expect(value(await buyer.readTooling({ params: theirs })).status).toBe('Returned')
    const facts = value(await buyer.timeline({ params: { orderId }, query: { limit: 100 } })).items.map(({ type }) => type).filter((type) => type.startsWith('Tooling'))
    expect(facts.toSorted()).toEqual(['ToolingCheckedIn', 'ToolingCheckedOut', 'ToolingLossBooked', 'ToolingRegistered', 'ToolingRegistered', 'ToolingReturned', 'ToolingScrapped'])
  })
})

describe('the shop runs the order', () => {
  it('pauses and goes on, holds and resumes', async () => {
    await open()
    value(await release())
    const id = await lotId()
    const operator = shop.as('operator')
    value(await operator.startOperation({ ...(await at(id, 10)), body: {} }))
    value(await operator.pauseOperation({ ...(await at(id, 10)), body: { reason: 'Insert broken' } }))
    value(await shop.as('manager').holdWorkOrder({ params: { workOrderId }, version: (await order()).version, body: { reason: 'Fixture' } }))
    expect(problem(await operator.resumeOperation({ ...(await at(id, 10)), body: {} }))).toEqual({ status: 409, code: 'work-order-not-running' })
    value(await shop.as('planner').resumeWorkOrder({ params: { workOrderId }, version: (await order()).version, body: { reason: 'Repaired' } }))
    expect(value(await operator.resumeOperation({ ...(await at(id, 10)), body: {} })).operations[0]).toMatchObject({ status: 'Running' })
  })

  it("cuts the customer's blanks only when they are there", async () => {
    await open()
    expect(problem(await release('customer'))).toEqual({ status: 422, code: 'customer-material-short' })
    const receive = async (quantity: number) => shop.as('clerk').receiveCustomerMaterial({ params: { workOrderId }, version: (await order()).version, body: { heatId: 'H-48213', quantity, description: 'Blanks' } })
    value(await receive(23))
    value(await release('customer'))
    value(await shop.as('inspector').scrapCustomerMaterial({ params: { workOrderId }, version: (await order()).version, body: { heatId: 'H-48213', quantity: 1 } }))
    const done = value(await shop.as('clerk').returnCustomerMaterial({ params: { workOrderId }, version: (await order()).version, body: { heatId: 'H-48213', quantity: 2 } }))
    expect(done.customerMaterial).toEqual([{ heatId: 'H-48213', description: 'Blanks', received: 23, consumed: 20, scrap: 1, returned: 2, onHand: 0 }])
  })

  it('cancels before release, once', async () => {
    await open()
    const cancel = async () => shop.as('planner').cancelWorkOrder({ params: { workOrderId }, version: (await order()).version, body: { reason: 'Withdrawn' } })
    expect(value(await cancel()).status).toBe('Cancelled')
    expect(problem(await cancel())).toEqual({ status: 409, code: 'cancellation-too-late' })
    expect(value(await shop.as('planner').listWorkOrders({ query: { status: 'Cancelled' } })).items).toHaveLength(1)
  })

  it('finds an order by number of order, and nothing for an unknown one', async () => {
    await open()
    expect(value(await shop.as('buyer').listWorkOrders({ query: { orderId } })).items).toMatchObject([{ workOrderId, number: 'WO-000001' }])
    expect(value(await shop.as('buyer').listWorkOrders({ query: { orderId, status: 'Planned' } })).items).toEqual([])
    expect(value(await shop.as('buyer').listWorkOrders({ query: { status: 'Planned' } })).items).toEqual([])
    expect(problem(await shop.as('planner').readLot({ params: { lotId: 'lot_01JD3ZQ8V5N6M7P8R9S0T1V2W9' } }))).toEqual({ status: 404, code: 'not-found' })
  })
})
