import { beforeEach, describe, expect, it } from 'vitest'
import { contracts } from '#services/contracts/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import type { Answered } from '#shared/kernel/client.ts'
import type { Route } from '#shared/kernel/contract.ts'
import { workshop, type Workshop } from '#shared/testing/scenario.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import { production } from '../contract.ts'
import { exampleWorkCentre } from '../examples.ts'
import { productionService } from '../handlers.ts'
import { productionWorkers } from '../workers.ts'
import { contractSigned, payment, planApproved } from './heard.ts'
import { orderId } from './order.ts'

const value = <R extends Route>(answer: Answered<R>) => {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.detail}`)
  return answer.value
}
const problem = <R extends Route>(answer: Answered<R>) => (answer.ok ? undefined : { status: answer.problem.status, code: answer.problem.code })

let shop: Workshop<typeof production>
const workOrderId = derive('workOrder', orderId)
const planner = () => shop.as('planner')
/** The worker plans; then the service hears what it has itself published since. */
const planned = async () => {
  value(await planner().planShop({ body: {} }))
  await shop.work()
  return value(await planner().readSchedule({}))
}
const workAt = async (workCentre: string) => value(await planner().readScheduledWork({ query: { workCentre } })).operations

beforeEach(async () => {
  shop = workshop(production, productionService, { workers: productionWorkers, tools: {} })
  await shop.hear(quoting, planApproved())
})

const release = async () => {
  await shop.hear(contracts, contractSigned(), payment('PaymentReceived', 5))
  const { version } = value(await planner().readWorkOrder({ params: { workOrderId } }))
  const { lots } = value(await planner().releaseWorkOrder({ params: { workOrderId }, version, body: { lots: [{ quantity: 20, materialOwner: 'manufacturer', heats: [{ heatId: 'H-48213', quantity: 20 }] }] } }))
  return lots[0]?.lotId ?? ''
}

describe("the shop's schedule", () => {
  it('is empty until somebody asks for it, then has what waits for its gates, and is told apart from an older floor', async () => {
    expect(value(await planner().readSchedule({}))).toMatchObject({ status: 'Unplanned', version: 0, orders: [] })
    value(await planner().planShop({ body: {} }))
    expect(value(await planner().readSchedule({}))).toMatchObject({ status: 'Planning' })
    expect((await shop.published()).map(({ type }) => type)).toContain('ShopPlanRequested')
    await shop.work()
    expect(value(await shop.as('operator').readSchedule({}))).toMatchObject({ status: 'Current', run: { number: 1, operations: 4, seed: 1 }, orders: [{ workOrderId, firm: false }], load: [{ workCentre: 'SAW-1', calendar: false }, { workCentre: 'BENCH' }] })
    expect(await workAt('SAW-1')).toMatchObject([{ status: 'Tentative', waitsFor: 'gates', lane: 1, quantity: 20 }])
    shop.clock.advance(60)
    await release()
    await shop.work()
    expect(value(await planner().readSchedule({}))).toMatchObject({ status: 'Stale' })
    expect(await planned()).toMatchObject({ status: 'Current', run: { number: 2 }, orders: [{ firm: true }] })
  })

  it('has an operation where a planner puts it, follows what runs, and forgets the pin with it; the order knows when it will be made', async () => {
    const lotId = await release()
    value(await planner().addWorkCentre({ body: { ...exampleWorkCentre, name: 'SAW-1' } }))
    const before = await planned()
    const params = { lotId, sequence: '10' }
    const start = new Date(Date.parse(shop.clock.now()) + 8 * 86_400_000).toISOString()
    expect(problem(await planner().pinOperation({ params, body: { start: shop.clock.now() } }))).toEqual({ status: 422, code: 'pin-in-the-past' })
    expect(problem(await planner().pinOperation({ params: { lotId, sequence: '20' }, body: { start } }))).toMatchObject({ code: 'operation-is-outside' })
    expect(problem(await shop.as('operator').pinOperation({ params, body: { start } }))).toEqual({ status: 403, code: 'forbidden' })
    value(await planner().pinOperation({ params, body: { start } }))
    await shop.work()
    const [pinned] = await workAt('SAW-1')
    expect(pinned).toMatchObject({ pinned: true, waitsFor: 'pinned-later' })
    expect(Date.parse(pinned?.start ?? '')).toBeGreaterThanOrEqual(Date.parse(start))
    const later = value(await planner().readSchedule({}))
    expect(later.orders[0]?.completion?.localeCompare(before.orders[0]?.completion ?? '')).toBe(1)
    expect(value(await shop.as('buyer').readForecast({ params: { workOrderId } }))).toEqual({ workOrderId, firm: true, completion: later.orders[0]?.completion, plannedAt: later.run?.basis })
    expect(problem(await shop.as('buyer', 'borealis').readForecast({ params: { workOrderId } }))).toMatchObject({ status: 404 })

    const { version } = value(await planner().readLot({ params: { lotId } }))
    value(await shop.as('operator').startOperation({ params, version, body: {} }))
    const running = await planned()
    expect(running.pins).toEqual([])
    expect(await workAt('SAW-1')).toMatchObject([{ status: 'Running', pinned: false }])
    expect(problem(await planner().unpinOperation({ params, body: {} }))).toMatchObject({ code: 'operation-not-pinned' })
    expect(problem(await planner().pinOperation({ params, body: { start } }))).toMatchObject({ code: 'operation-not-in-state' })
  })

  it('is left to the plan again, and shows the hours worked in a short span', async () => {
    const params = { lotId: await release(), sequence: '10' }
    value(await planner().addWorkCentre({ body: { ...exampleWorkCentre, name: 'SAW-1' } }))
    value(await planner().pinOperation({ params, body: { start: new Date(Date.parse(shop.clock.now()) + 86_400_000).toISOString() } }))
    value(await planner().unpinOperation({ params, body: {} }))
    await shop.work()
    const [from, to] = [shop.clock.now(), new Date(Date.parse(shop.clock.now()) + 7 * 86_400_000).toISOString()]
    const { rows, operations } = value(await planner().readScheduledWork({ query: { from, to } }))
    expect(operations[0]).toMatchObject({ pinned: false, workCentre: 'SAW-1' })
    expect(rows.find(({ workCentre }) => workCentre === 'SAW-1')?.open?.length).toBeGreaterThan(5)
  })
})
