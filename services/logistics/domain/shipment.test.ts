import { describe, expect, it } from 'vitest'
import { Incoterm } from '#shared/vocabulary/incoterm.ts'
import { end } from './order-file.ts'
import { pack, unpack } from './packing.ts'
import { release } from './release.ts'
import { riskPassesAtDispatch } from './risk.ts'
import { closePacking, lotIdsOf, mostPackagesAndLots, open, storeDocuments } from './shipment.ts'
import {
  boxed, clerk, closedScene, closing, codeOf, content, documents, draft, held, lot, minute, nextOf, openOrder, origin, owner, packageId, packedScene, passed, planHash, planned, readyScene, releasedScene,
  sentScene, valueOf,
} from '../test/scenes.ts'

const opening = { shipmentId: 'shp_1', number: 'SHP-1', openedBy: clerk }
const ten = content([{ lotId: lot('A').lotId, quantity: 10 }])
const packing = (inside = ten, stocks = [passed()]) => pack(draft(), stocks, boxed(1, inside), minute(11))

describe('opening', () => {
  it('takes packaging, delivery and export class from the approved plan', () => {
    expect(valueOf(open(openOrder(), opening, minute(10)))).toMatchObject({
      next: { status: 'Draft', planHash, packaging: { piecesPerPackage: 10 }, delivery: { incoterm: 'DAP', place: 'Stuttgart' }, exportClass: 'confidential', packages: [] }, events: [{ type: 'ShipmentOpened' }],
    })
    expect(codeOf(open(planned(), opening, minute(10)))).toBe('ok')
  })

  it('is refused without a plan and after the contract has ended', () => {
    const ended = { contractId: 'ctr_1', number: 'CTR-1', reason: 'Stopped', origin: origin(9) }
    expect(codeOf(open(nextOf(end(undefined, owner, ended)), opening, minute(10)))).toBe('contract-terminated')
    expect(codeOf(open({ ...planned(), plan: { status: 'Awaited' } }, opening, minute(10)))).toBe('plan-not-approved')
  })
})

describe('packing', () => {
  it('changes shipment and stock together', () => {
    const { shipment, stocks } = valueOf(packing())
    expect(shipment).toMatchObject({ next: { packages: [{ sscc: '006141410000000001', lots: [{ lotNumber: 'LOT-A', quantity: 10 }], transit: { status: 'AtShop' } }] }, events: [{ type: 'PackagePacked' }] })
    expect(stocks).toMatchObject([{ next: { counts: { packed: 10, packable: 90 } }, events: [{ type: 'PiecesPacked' }] }])
  })

  it('refuses what the customer did not order so, unless there is a reason', () => {
    const eleven = content([{ lotId: lot('A').lotId, quantity: 11 }])
    expect(packing(eleven)).toMatchObject({ error: { code: 'package-overfull', params: { pieces: 11, limit: 10 }, field: '/overfillReason' } })
    expect(valueOf(packing({ ...eleven, overfillReason: 'Last piece of the lot' })).shipment.next.packages).toMatchObject([{ overfillReason: 'Last piece of the lot' }])
  })

  it('refuses a lot twice, weights that cannot be, and lots of other orders', () => {
    const [line] = ten.lots
    expect(codeOf(packing(content(line ? [line, line] : [])))).toBe('lot-repeats')
    for (const value of ['0', '0.000', '-1.5']) expect(packing({ ...ten, grossWeight: { value, unit: 'kg' } })).toMatchObject({ error: { code: 'weight-not-positive', field: '/grossWeight/value' } })
    expect(packing(ten, [])).toMatchObject({ error: { code: 'lot-of-other-order', field: '/lots/0/lotId' } })
    expect(codeOf(packing(ten, [{ ...passed(), orderId: 'ord_other' }]))).toBe('lot-of-other-order')
    expect(packing(ten, [held(passed())])).toMatchObject({ error: { code: 'lot-held', field: '/lots/0' } })
  })

  it('stops where one transaction ends', () => {
    const full = { ...draft(), packages: Array.from({ length: mostPackagesAndLots - 1 }, (_, index) => ({ ...packedScene().shipment.packages[0]!, packageId: `pkg_${index}` })) }
    expect(codeOf(pack(full, [passed()], boxed(1, ten), minute(11)))).toBe('shipment-full')
  })

  it('is over once closed', () => {
    const { shipment, stocks } = closedScene()
    expect(pack(shipment, stocks, boxed(2, ten), minute(12))).toMatchObject({ error: { code: 'packing-closed', params: { status: 'Packed' } } })
    expect(codeOf(closePacking(shipment, closing, minute(12)))).toBe('packing-closed')
    expect(codeOf(closePacking(draft(), closing, minute(12)))).toBe('nothing-packed')
  })
})

describe('unpacking', () => {
  it('makes any shipment that is still here a draft again, its papers void', () => {
    for (const scene of [packedScene(2), closedScene(2), readyScene(2), releasedScene(2)]) {
      const { shipment, stocks } = valueOf(unpack(scene.shipment, scene.stocks, packageId(1), 'Dented', clerk))
      expect(shipment.next).toMatchObject({ status: 'Draft', packages: [{ packageId: packageId(2) }], packing: scene.shipment.packing })
      expect(shipment.next).not.toHaveProperty('documents')
      expect(shipment.events).toMatchObject([{ type: 'PackageUnpacked', data: { documentsVoid: scene.shipment.status === 'DocsReady' || scene.shipment.status === 'Released' } }])
      expect(stocks).toMatchObject([{ next: { counts: { packed: 10, packable: 90 } } }])
    }
  })

  it('is refused after dispatch and for packages that are not there', () => {
    const sent = sentScene()
    expect(codeOf(unpack(sent.shipment, sent.stocks, packageId(1), 'Dented', clerk))).toBe('already-dispatched')
    expect(codeOf(unpack(draft(), [], packageId(1), 'Dented', clerk))).toBe('package-not-found')
  })
})

describe('papers', () => {
  it('are asked for once for each closing', () => {
    expect(valueOf(closePacking(packedScene().shipment, { ...closing, language: 'te' }, minute(12))).events.map(({ type }) => type)).toEqual(['PackingClosed', 'ShippingDocumentsRequested'])
    expect(closedScene().shipment).toMatchObject({ status: 'Packed', packing: 1, language: 'en' })
  })

  it('of an earlier closing, or printed twice, change nothing', () => {
    const { shipment } = closedScene()
    expect(valueOf(storeDocuments(shipment, 2, documents(shipment)))).toEqual({ next: shipment, events: [] })
    const ready = readyScene().shipment
    expect(valueOf(storeDocuments(ready, 1, documents(ready)))).toEqual({ next: ready, events: [] })
    expect(valueOf(storeDocuments(shipment, 1, documents(shipment)))).toMatchObject({ next: { status: 'DocsReady' }, events: [{ type: 'ShippingDocumentsStored' }] })
  })
})

describe('release', () => {
  const releasing = ({ shipment, order, stocks } = readyScene()) => release(shipment, order, stocks, clerk, minute(13))

  it('needs the whole packet: slip, a label for each package, a certificate for each lot', () => {
    expect(valueOf(releasing())).toMatchObject({ next: { status: 'Released', certificates: [{ lotNumber: 'LOT-A', number: 'CRT-2' }] }, events: [{ type: 'ShipmentReleased' }] })
    const scene = readyScene(2)
    if (scene.shipment.status !== 'DocsReady') throw new Error(scene.shipment.status)
    const shipment = { ...scene.shipment, documents: { ...scene.shipment.documents, labels: scene.shipment.documents.labels.slice(1) } }
    expect(releasing({ ...scene, shipment })).toMatchObject({ error: { code: 'label-missing', params: { package: 'PKG-1' } } })
    expect(codeOf(releasing({ ...readyScene(), stocks: [] }))).toBe('lot-not-inspected')
  })

  it('comes after the papers, once', () => {
    expect(codeOf(releasing(closedScene()))).toBe('documents-not-ready')
    expect(codeOf(releasing(packedScene()))).toBe('documents-not-ready')
    expect(codeOf(releasing(releasedScene()))).toBe('already-released')
  })

  it('needs the open gate, clear lots and the current plan', () => {
    expect(codeOf(releasing({ ...readyScene(), order: planned() }))).toBe('contract-not-signed')
    const scene = readyScene()
    expect(codeOf(releasing({ ...scene, stocks: scene.stocks.map((stock) => held(stock)) }))).toBe('lot-held')
    expect(codeOf(releasing({ ...scene, shipment: { ...scene.shipment, planHash: 'b'.repeat(64) } }))).toBe('shipment-of-older-plan')
  })
})

describe('risk', () => {
  it('stays with the seller until arrival under D-terms only', () => {
    expect(Incoterm.options.filter((incoterm) => !riskPassesAtDispatch(incoterm))).toEqual(['DAP', 'DPU', 'DDP'])
    expect(lotIdsOf(packedScene(2).shipment)).toEqual([lot('A').lotId])
  })
})
