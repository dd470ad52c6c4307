import { describe, expect, it } from 'vitest'
import { contract, day, nextOf, orderFile, typesOf } from '../test/states.ts'
import { customerNameOf, hearCommission, hearContract, hearDelivery, hearException, hearPlan, hearShipment } from './order-file.ts'
import { after } from './origin.ts'

const owner = { orderId: orderFile().orderId, customerId: 'cus_aurora' }
const consignment = { shipmentId: 'shp_1', number: 'SHP-1', carrier: 'DHL', lots: [] }
const part = { number: 'AP-4711', name: 'Bracket', revision: 'A' }
const origin = (aggregateVersion: number, aggregateId = 'x', at = day(0)) => ({ aggregateId, aggregateVersion, at })
const plan = (revision: number) => ({ planId: 'pln_1', revision, planHash: 'a'.repeat(64), part, material: 'EN AW-6082', customerName: 'Aurora', origin: origin(revision) })

describe('what after-sales knows of an order', () => {
  it('keeps the latest request, plan and contract; older ones leave no trace', () => {
    const planned = nextOf(hearPlan(undefined, owner, plan(4)))
    expect(typesOf(hearPlan(planned, owner, plan(2)))).toEqual([])
    expect(nextOf(hearPlan(planned, owner, plan(6))).plan).toMatchObject({ revision: 6 })
    expect(typesOf(hearContract(orderFile(), owner, contract('customer')))).toEqual([])
    const known = nextOf(hearCommission(undefined, owner, { customerName: 'Aurora', part, origin: origin(2) }))
    expect(typesOf(hearCommission(known, owner, { customerName: 'Aurora', part, origin: origin(1) }))).toEqual([])
  })

  it('tells later from earlier by version, between things by the clock, then by name', () => {
    expect(after(origin(2), origin(1))).toBe(true)
    expect(after(origin(1, 'y', day(1)), origin(9, 'x', day(0)))).toBe(true)
    expect([after(origin(1, 'y'), origin(1, 'x')), after(origin(1, 'x'), origin(1, 'y'))]).toEqual([true, false])
  })

  it('follows shipments and deliveries in either order', () => {
    const delivered = nextOf(hearDelivery(undefined, owner, consignment, day(3)))
    expect(delivered.goods).toBe('Delivered')
    const both = nextOf(hearShipment(delivered, owner, consignment, day(1)))
    expect(both.shipments).toMatchObject([{ status: 'Delivered', dispatchedAt: day(1), deliveredAt: day(3) }])
    expect(typesOf(hearShipment(both, owner, consignment, day(1)))).toEqual([])
    expect(typesOf(hearDelivery(both, owner, consignment, day(3)))).toEqual([])
    expect(nextOf(hearShipment(both, owner, { ...consignment, shipmentId: 'shp_2' }, day(4))).goods).toBe('Shipped')
  })

  it('keeps each exception once', () => {
    const exception = { eventId: 'e1', shipmentId: 'shp_1', number: 'SHP-1', sscc: '1', reason: 'Nobody there', at: day(2) }
    const told = nextOf(hearException(undefined, owner, exception))
    expect(told.exceptions).toHaveLength(1)
    expect(typesOf(hearException(told, owner, exception))).toEqual([])
  })

  it('has the customer\'s name from whatever has said it', () => {
    const unnamed = nextOf(hearShipment(undefined, owner, consignment, day(1)))
    expect(customerNameOf(unnamed)).toEqual({})
    expect(customerNameOf(nextOf(hearPlan(unnamed, owner, plan(1))))).toEqual({ customerName: 'Aurora' })
    expect(customerNameOf(nextOf(hearCommission(unnamed, owner, { customerName: 'Aurora', part, origin: origin(1) })))).toEqual({ customerName: 'Aurora' })
    expect(customerNameOf(orderFile())).toEqual({ customerName: 'Aurora Pumps GmbH' })
  })
})
