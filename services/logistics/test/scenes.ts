import type { Decided, Refusal, Result } from '#shared/kernel/result.ts'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'
import type { LotStock } from '../lot-view.ts'
import type { OrderFile } from '../order-view.ts'
import type { Origin } from '../origin-view.ts'
import type { Shipment } from '../shipment-view.ts'
import { admit, block } from '../domain/lot-stock.ts'
import { bind, notePayment, plan } from '../domain/order-file.ts'
import { dispatch } from '../domain/dispatch.ts'
import { pack, type PackageContent } from '../domain/packing.ts'
import { release } from '../domain/release.ts'
import { closePacking, open, storeDocuments } from '../domain/shipment.ts'

/** Things in their usual state, for this service's tests. */
export const clerk = { id: 'clerk', name: 'Carl Clerk' }
export const orderId = 'ord_01JD3ZK8Q5W6X7Y8Z9ABCDEFGH'
export const owner = { orderId, customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH' }
export const planHash = 'a'.repeat(64)

/** Minutes after eight on the second of March. */
export const minute = (count: number): string => new Date(Date.UTC(2026, 2, 2, 8, count)).toISOString()
export const origin = (at: number, aggregateId = `thing-${at}`, version = 1): Origin => ({ eventId: `${aggregateId}.${version}.0`, aggregateId, aggregateVersion: version, at: minute(at) })

export const valueOf = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`)
  return result.value
}
export const nextOf = <S, E>(decision: Decided<S, E>): S => valueOf(decision).next
export const codeOf = (result: Result<unknown, Refusal>): string => (result.ok ? 'ok' : result.error.code)

export const approvedPlan = { planId: 'pln_1', revision: 1, planHash, part: { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }, quantity: 100, exportClass: 'confidential' as const, origin: origin(0, 'plan'),
  packaging: { method: 'VCI bag', piecesPerPackage: 10, packageKind: 'carton' as const, labelling: 'Part number on each carton' },
  delivery: { incoterm: 'DAP' as const, place: 'Stuttgart', address: { name: 'Aurora Pumps GmbH', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' } } }
export const bound = (milestones: readonly { milestoneId: string; name: string; gate: string }[] = []) => ({ contractId: 'ctr_1', number: 'CTR-1', planHash, milestones, origin: origin(1, 'contract', 3) })
export const balance = { milestoneId: 'balance', name: 'Balance', gate: 'shipment' }
export const paid = (standing: 'Received' | 'Disputed' | 'Refunded', settled: boolean, version: number) => ({ milestoneId: 'balance', name: 'Balance', standing, settled, origin: origin(version, 'contract', version) })

export const planned = (): OrderFile => nextOf(plan(undefined, owner, approvedPlan))
export const openOrder = (): OrderFile => nextOf(notePayment(nextOf(bind(planned(), owner, bound([balance]))), owner, paid('Received', true, 4)))

const lotName = (letter: string) => ({ lotId: `lot_01JD3ZK8Q5W6X7Y8Z9ABCDEFG${letter}`, lotNumber: `LOT-${letter}`, orderId, customerId: 'cus_aurora' })
export const lot = lotName
export const passOf = (quantity: number, at: number) => ({ quantity, certificate: { certificateId: `crt_${at}`, number: `CRT-${at}`, sha256: 'd'.repeat(64) }, origin: origin(at) })
export const passed = (quantity = 100, letter = 'A', at = 2): LotStock => nextOf(admit(undefined, lotName(letter), passOf(quantity, at)))
export const held = (stock: LotStock, at = 50): LotStock => nextOf(block(stock, stock, { kind: 'hold', reason: 'Suspect gauge', origin: origin(at) }))

export const content = (lots: PackageContent['lots'], changed: Partial<PackageContent> = {}): PackageContent => ({
  lots, dimensions: { length: 400, width: 300, height: 200, unit: 'mm' }, grossWeight: { value: '7.250', unit: 'kg' }, ...changed,
})
export const packageId = (index: number): string => `pkg_01JD3ZK8Q5W6X7Y8Z9ABCDEFG${index}`
export const boxed = (index: number, inside: PackageContent) => ({ ...inside, packageId: packageId(index), number: `PKG-${index}`, sscc: `00614141000000${String(index).padStart(4, '0')}`, by: clerk })

export const draft = (order = planned(), letter = 'S'): Shipment => nextOf(open(order, { shipmentId: `shp_01JD3ZK8Q5W6X7Y8Z9ABCDEFG${letter}`, number: `SHP-${letter}`, openedBy: clerk }, minute(10)))

export type Scene = { readonly shipment: Shipment; readonly order: OrderFile; readonly stocks: readonly LotStock[] }
/** A shipment with so many packages of ten pieces of lot A. */
export const packedScene = (packages = 1): Scene => {
  let scene: Scene = { shipment: draft(), order: openOrder(), stocks: [passed()] }
  for (let index = 1; index <= packages; index += 1) {
    const done = valueOf(pack(scene.shipment, scene.stocks, boxed(index, content([{ lotId: lot('A').lotId, quantity: 10 }])), minute(11)))
    scene = { ...scene, shipment: done.shipment.next, stocks: done.stocks.map(({ next }) => next) }
  }
  return scene
}
export const documents = (shipment: Shipment) => ({
  language: 'en' as const, packingSlip: { sha256: 'e'.repeat(64), name: 'slip.pdf' }, labels: shipment.packages.map((each) => ({ packageId: each.packageId, sha256: 'f'.repeat(64), name: 'label.pdf' })),
})
export const closing = { language: 'en', by: clerk, manufacturer: sampleShop } as const
export const closedScene = (packages = 1): Scene => {
  const scene = packedScene(packages)
  return { ...scene, shipment: nextOf(closePacking(scene.shipment, closing, minute(12))) }
}
export const readyScene = (packages = 1): Scene => {
  const scene = closedScene(packages)
  return { ...scene, shipment: nextOf(storeDocuments(scene.shipment, 1, documents(scene.shipment))) }
}
export const releasedScene = (packages = 1): Scene => {
  const scene = readyScene(packages)
  return { ...scene, shipment: nextOf(release(scene.shipment, scene.order, scene.stocks, clerk, minute(13))) }
}
export const numbersFor = (shipment: Shipment) => shipment.packages.map((each, index) => ({ packageId: each.packageId, trackingNumber: `EZ100000000${index + 1}` }))
export const sentScene = (packages = 1): Scene => {
  const scene = releasedScene(packages)
  const sent = valueOf(dispatch(scene.shipment, { ...scene, trackings: [] }, { carrier: 'DHL', service: 'Express', trackingNumbers: numbersFor(scene.shipment), by: clerk }, minute(14)))
  return { shipment: sent.shipment.next, order: sent.order.next, stocks: sent.stocks.map(({ next }) => next) }
}
