import { describe, expect, it } from 'vitest'
import type { Lot } from '../lot-view.ts'
import { agent, codeOf, completion, day, decisionOf, identity, made, nextOf, shippedLot, typesOf } from '../test/states.ts'
import { orderB } from '../test/heard.ts'
import { claim, receive, release } from './claim.ts'
import { consignmentOf } from './consignment.ts'
import { kept, mostReadings } from './findings.ts'
import { hearCompletion, hearFailure, hearHold, hearLotDelivery, hearLotShipment, hearLotTakenBack, hearNonconformance, hearPass } from './lot.ts'
import { calledBack, notify, reach } from './recall.ts'

const finding = (characteristic: number, verdict: 'conforms' | 'nonconforming', values: string[] = ['25.004']) => ({ characteristic, description: 'Bore', requirement: '25 H7', values, inspected: values.length, nonconforming: 0, verdict })
const certificate = { certificateId: 'crt_1', number: 'CRT-1', sha256: 'a'.repeat(64) }
const pass = (asOf: number, inspectionId = `ins_${asOf}`) => ({ asOf, quantity: 20, inspectionId, inspector: agent, passedAt: day(-8), findings: [finding(2, 'conforms')], certificate })
const parcel = (shipmentId: string, quantity: number) => ({ shipmentId, number: shipmentId, quantity })

describe('the genealogy of a lot', () => {
  it('fills up in whatever order it is told', () => {
    const first = nextOf(hearPass(undefined, identity('1'), pass(3)))
    expect(first).toMatchObject({ making: { status: 'Awaited' }, release: { status: 'Passed' }, whereabouts: 'InHouse' })
    expect(nextOf(hearCompletion(first, identity('1'), completion()))).toMatchObject({ making: { material: 'EN AW-6082 (1)' }, release: { status: 'Passed' } })
  })

  it('keeps the latest completion, pass and disposition; an older one changes nothing and leaves no trace', () => {
    const again = nextOf(hearCompletion(nextOf(hearCompletion(made('1'), identity('1'), completion(5))), identity('1'), completion(3)))
    expect(again.making).toMatchObject({ asOf: 5 })
    expect(typesOf(hearCompletion(again, identity('1'), completion(4)))).toEqual([])
    const passed = nextOf(hearPass(made('1'), identity('1'), pass(9)))
    expect(typesOf(hearPass(passed, identity('1'), pass(7)))).toEqual([])
    const ncr = { ncrId: 'ncr_1', number: 'NCR-1', quantity: 1, description: 'Burr', disposition: 'rework', cause: 'workmanship' as const, decidedBy: agent, asOf: 4, at: day(-9) }
    const noted = nextOf(hearNonconformance(passed, identity('1'), ncr))
    expect(typesOf(hearNonconformance(noted, identity('1'), { ...ncr, asOf: 3, disposition: 'scrap' }))).toEqual([])
    expect(nextOf(hearNonconformance(noted, identity('1'), { ...ncr, asOf: 6, disposition: 'scrap' })).nonconformances).toMatchObject([{ disposition: 'scrap' }])
  })

  it('never forgets a heat, even when an older completion names it late', () => {
    const later = nextOf(hearCompletion(undefined, identity('1'), completion(5, ['H-2'])))
    const both = decisionOf(hearCompletion(later, identity('1'), completion(1, ['H-1'])))
    expect(both.next).toMatchObject({ heatIds: ['H-1', 'H-2'], making: { asOf: 5 } })
    expect(both.events.map(({ type }) => type)).toEqual(['LotCompletionHeard'])
  })

  it('keeps of a failure what did not conform, once', () => {
    const failure = { inspectionId: 'ins_1', stage: 'final' as const, findings: [finding(2, 'conforms'), finding(3, 'nonconforming')], at: day(-9) }
    const failed = nextOf(hearFailure(made('1'), identity('1'), failure))
    expect(failed.failures).toMatchObject([{ findings: [{ characteristic: 3 }] }])
    expect(typesOf(hearFailure(failed, identity('1'), failure))).toEqual([])
    const hold = { eventId: 'e1', reason: 'Failed', at: day(-9) }
    const held = nextOf(hearHold(failed, identity('1'), hold))
    expect(typesOf(hearHold(held, identity('1'), hold))).toEqual([])
  })

  it('keeps the extremes of each characteristic when there are more readings than it can hold', () => {
    const many = Array.from({ length: mostReadings + 1 }, (_, index) => `25.${String((index * 7) % 1000).padStart(3, '0')}`)
    expect(kept([finding(2, 'conforms', many), finding(3, 'conforms', ['1.0'])])).toMatchObject([{ values: ['25.000', '25.999'], summarised: true }, { values: ['1.0'], summarised: false }])
    expect(kept([finding(2, 'conforms', many.slice(1))])[0]).toMatchObject({ summarised: false })
  })
})

describe('where a lot is', () => {
  it('adds up the packages of a shipment by lot', () => {
    const line = (lotId: string, quantity: number) => ({ lots: [{ lotId, lotNumber: lotId, quantity }] })
    expect(consignmentOf({ shipmentId: 's', number: 'S', carrier: 'DHL', packages: [line('b', 1), line('a', 2), line('b', 3)] }).lots).toMatchObject([{ lotId: 'a', quantity: 2 }, { lotId: 'b', quantity: 4 }])
  })

  it('counts a shipment once, shipped and delivered in either order', () => {
    const ahead = nextOf(hearLotDelivery(undefined, identity('1'), parcel('shp_1', 10), day(-3)))
    expect(ahead).toMatchObject({ whereabouts: 'Delivered', counts: { shipped: 10 } })
    const both = nextOf(hearLotShipment(ahead, identity('1'), parcel('shp_1', 10), day(-5)))
    expect(both.shipments).toEqual([{ status: 'Delivered', ...parcel('shp_1', 10), dispatchedAt: day(-5), deliveredAt: day(-3) }])
    expect(typesOf(hearLotShipment(both, identity('1'), parcel('shp_1', 10), day(-5)))).toEqual([])
    expect(nextOf(hearLotShipment(both, identity('1'), parcel('shp_2', 5), day(-1)))).toMatchObject({ whereabouts: 'Shipped', counts: { shipped: 15 } })
  })

  it('is Returned when every piece is back, and with the customer again when a claim is released', () => {
    const claimed = nextOf(claim(shippedLot('1', 10), { rmaId: 'rma_1', number: 'RMA-1', quantity: 10 }, '/lots/0'))
    const back = nextOf(receive(claimed, 'rma_1', 10))
    expect(back).toMatchObject({ whereabouts: 'Returned', counts: { received: 10, returnable: 0, outside: 0 } })
    expect(nextOf(release(back, 'rma_1'))).toMatchObject({ whereabouts: 'Shipped', counts: { received: 0, returnable: 10 } })
  })
})

describe('claims', () => {
  const claimed = (): Lot => nextOf(claim(shippedLot('1', 10), { rmaId: 'rma_1', number: 'RMA-1', quantity: 6 }, '/lots/0'))

  it('give back what did not arrive', () => {
    expect(nextOf(receive(claimed(), 'rma_1', 4)).counts).toMatchObject({ expected: 0, received: 4, returnable: 6 })
    expect(nextOf(receive(claimed(), 'rma_1', 0)).counts).toMatchObject({ expected: 0, received: 0, returnable: 10 })
    expect(codeOf(receive(claimed(), 'rma_1', 7))).toBe('received-more-than-authorized')
  })

  it('are received and released once', () => {
    const back = nextOf(receive(claimed(), 'rma_1', 6))
    expect(typesOf(receive(back, 'rma_1', 6))).toEqual([])
    expect(typesOf(release(nextOf(release(back, 'rma_1')), 'rma_1'))).toEqual([])
    expect(typesOf(release(back, 'rma_2'))).toEqual([])
  })
})

describe('a package that the carrier brought back', () => {
  const back = { sscc: '106141412345678908', shipmentId: 'shp_1', number: 'SHP-1', quantity: 4, at: day(-2) }
  const hear = (lot: Lot | undefined) => hearLotTakenBack(lot, identity('1'), back)

  it('is outside no longer, and cannot be claimed', () => {
    const lot = nextOf(hear(shippedLot('1', 10)))
    expect(lot).toMatchObject({ whereabouts: 'Shipped', counts: { shipped: 10, takenBack: 4, returnable: 6, outside: 6 } })
    expect(codeOf(claim(lot, { rmaId: 'rma_1', number: 'RMA-1', quantity: 7 }, '/lots/0'))).toBe('return-exceeds-shipped')
    expect(nextOf(hearLotTakenBack(lot, identity('1'), { ...back, sscc: '106141412345678915', quantity: 6 })).whereabouts).toBe('Returned')
    expect(typesOf(hear(lot))).toEqual([])
  })

  it('may be heard of before it left, or after its pieces were claimed', () => {
    const early = nextOf(hear(undefined))
    expect(early).toMatchObject({ whereabouts: 'InHouse', counts: { shipped: 0, takenBack: 4, returnable: 0, outside: 0 } })
    expect(nextOf(hearLotShipment(early, identity('1'), { shipmentId: 'shp_1', number: 'SHP-1', quantity: 10 }, day(-5))).counts).toMatchObject({ returnable: 6, outside: 6 })
    const claimed = nextOf(claim(shippedLot('1', 10), { rmaId: 'rma_1', number: 'RMA-1', quantity: 8 }, '/lots/0'))
    expect(nextOf(hear(claimed)).counts).toMatchObject({ expected: 8, returnable: 0, outside: 6 })
  })
})

describe('a recall', () => {
  const notice = { caseId: 'cas_00000000000000000000000002', number: 'CAS-2', orderId: identity('1').orderId, customerId: 'cus_aurora', recallId: 'rcl_1', reason: 'Certificate withdrawn.', by: agent }

  it('reaches the lots outside by order, and lists what is still in the house', () => {
    const back = nextOf(receive(nextOf(claim(shippedLot('3', 10), { rmaId: 'rma_1', number: 'RMA-1', quantity: 10 }, '')), 'rma_1', 10))
    const { outside, inHouse } = reach([shippedLot('1', 10), made('2'), back, shippedLot('4', 5, orderB)])
    expect([...outside].map(([orderId, lots]) => [orderId, lots.map(({ lotNumber }) => lotNumber)])).toEqual([[identity('1').orderId, ['LOT-1']], [orderB, ['LOT-4']]])
    expect(inHouse.map(({ lotNumber }) => lotNumber)).toEqual(['LOT-2', 'LOT-3'])
  })

  it('calls back the pieces that are not back yet, in a case of the customer\'s own', () => {
    const partly = nextOf(receive(nextOf(claim(shippedLot('1', 10), { rmaId: 'rma_1', number: 'RMA-1', quantity: 4 }, '')), 'rma_1', 4))
    expect(calledBack([partly])).toMatchObject([{ quantity: 6 }])
    expect(decisionOf(notify(notice, [partly], day(0)))).toMatchObject({
      next: { status: 'New', kind: 'recall', recall: { recallId: 'rcl_1' }, lots: [{ lotNumber: 'LOT-1' }] },
      events: [{ type: 'RecallDeclared', data: { customerId: 'cus_aurora', lots: [{ quantity: 6 }] } }, { type: 'RecallNotified' }],
    })
  })
})
