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
import { contractSigned, payment, planApproved } from './heard.ts'
import { orderId } from './order.ts'

const value = <R extends Route>(answer: Answered<R>) => {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.detail}`)
  return answer.value
}
const problem = <R extends Route>(answer: Answered<R>) => (answer.ok ? undefined : { status: answer.problem.status, code: answer.problem.code })

let shop: Workshop<typeof production>
const add = (name: string) => shop.as('planner').addWorkCentre({ body: { ...exampleWorkCentre, name } })

beforeEach(() => { shop = workshop(production, productionService) })

describe('the shop sets up its work centres', () => {
  it('adds them by name, lists them by name, and takes no name twice', async () => {
    value(await add('SAW-1'))
    value(await add(' Bench '))
    expect(problem(await add('saw-1'))).toEqual({ status: 422, code: 'work-centre-exists' })
    const { items } = value(await shop.as('operator').listWorkCentres({}))
    expect(items.map(({ name, status }) => [name, status])).toEqual([['Bench', 'InUse'], ['SAW-1', 'InUse']])
    expect(problem(await shop.as('buyer').listWorkCentres({}))).toEqual({ status: 403, code: 'forbidden' })
    expect(problem(await shop.as('operator').addWorkCentre({ body: { ...exampleWorkCentre, name: 'X' } }))).toEqual({ status: 403, code: 'forbidden' })
  })

  it('makes one of two that come at once', async () => {
    const both = await Promise.all([add('MILL'), add('MILL')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(value(await shop.as('manager').listWorkCentres({})).items).toHaveLength(1)
  })

  it('changes the calendar of one that nobody else has changed meanwhile, and refuses one that contradicts itself, in the language asked for', async () => {
    const { workCentreId, version } = value(await add('SAW-1'))
    const change = (change: object, from: number) => shop.as('manager').changeWorkCentre({ params: { workCentreId }, version: from, body: { ...exampleWorkCentre, ...change } })
    const changed = value(await change({ timeZone: 'Europe/Berlin' }, version))
    expect(changed).toMatchObject({ name: 'SAW-1', timeZone: 'Europe/Berlin', version: 2 })
    expect(problem(await change({}, version))).toEqual({ status: 412, code: 'stale-version' })
    const wrong = await change({ timeZone: 'Europe/Hyderabad' }, 2)
    expect(wrong.ok ? undefined : wrong.problem.errors).toEqual([{ pointer: '/timeZone', detail: expect.stringContaining('Europe/Hyderabad') }])
    expect(problem(await change({ exceptionalDates: [{ date: '2027-02-29', reason: 'No such day', shifts: [] }] }, 2))).toMatchObject({ status: 400 })
  })

  it('retires one and takes it into use again; both are in its history, and nobody outside hears of it', async () => {
    const { workCentreId } = value(await add('SAW-1'))
    const params = { workCentreId }
    const manager = shop.as('manager')
    expect(problem(await manager.reinstateWorkCentre({ params, version: 1, body: {} }))).toEqual({ status: 409, code: 'work-centre-in-use' })
    expect(value(await manager.retireWorkCentre({ params, version: 1, body: { reason: 'Sold' } }))).toMatchObject({ status: 'Retired', reason: 'Sold', version: 2 })
    expect(problem(await manager.retireWorkCentre({ params, version: 2, body: { reason: 'Sold' } }))).toEqual({ status: 409, code: 'work-centre-retired' })
    const back = value(await manager.reinstateWorkCentre({ params, version: 2, body: {} }))
    expect(back).toEqual({ ...exampleWorkCentre, workCentreId, name: 'SAW-1', status: 'InUse', version: 3 })
    expect(await shop.published()).toEqual([])
  })
})

describe('at a retired work centre', () => {
  it('nothing begins, neither set-up nor work; at one never set up everything goes on', async () => {
    await shop.hear(quoting, planApproved())
    await shop.hear(contracts, contractSigned(), payment('PaymentReceived', 5))
    const workOrderId = derive('workOrder', orderId)
    const [planner, operator] = [shop.as('planner'), shop.as('operator')]
    const { version } = value(await planner.readWorkOrder({ params: { workOrderId } }))
    const released = value(await planner.releaseWorkOrder({ params: { workOrderId }, version, body: { lots: [{ quantity: 20, materialOwner: 'manufacturer', heats: [{ heatId: 'H-48213', quantity: 20 }] }] } }))
    const lotId = released.lots[0]?.lotId ?? ''
    const now = async () => ({ params: { lotId, sequence: '10' }, version: value(await operator.readLot({ params: { lotId } })).version, body: {} })
    const { workCentreId } = value(await add('saw-1'))
    value(await planner.retireWorkCentre({ params: { workCentreId }, version: 1, body: { reason: 'Sold' } }))
    for (const begin of [operator.startSetup, operator.startOperation]) expect(problem(await begin(await now()))).toEqual({ status: 409, code: 'work-centre-retired' })
    value(await planner.reinstateWorkCentre({ params: { workCentreId }, version: 2, body: {} }))
    value(await operator.startSetup(await now()))
    value(await planner.retireWorkCentre({ params: { workCentreId }, version: 3, body: { reason: 'Sold after all' } }))
    expect(problem(await operator.startOperation(await now()))).toEqual({ status: 409, code: 'work-centre-retired' })
  })
})
