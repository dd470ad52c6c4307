import { decided, ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { LotStock } from '../lot-view.ts'
import type { OrderFile } from '../order-view.ts'
import type { PacketCertificate, Shipment, ShippingDocuments } from '../shipment-view.ts'
import { passGate } from './dispatch-gate.ts'
import { certificateOf } from './lot-counts.ts'
import { clear } from './lot-stock.ts'
import { lotIdsOf, outOfTurn, type Change, type ShipmentEvent } from './shipment.ts'

/** Goods may leave once the papers are complete, every lot is clear and the order's gate is open. */
export const release = (shipment: Shipment, order: OrderFile, stocks: readonly LotStock[], by: Person, now: Instant): Change => {
  if (shipment.status === 'Draft' || shipment.status === 'Packed') return outOfTurn('documents-not-ready', shipment)
  if (shipment.status !== 'DocsReady') return outOfTurn('already-released', shipment)
  const cleared = mayLeave(shipment, order, stocks)
  if (!cleared.ok) return cleared
  const packet = completePacket(shipment, shipment.documents, stocks)
  if (!packet.ok) return packet
  const event: ShipmentEvent = { type: 'ShipmentReleased', data: { by, certificates: packet.value.map(({ number }) => number) } }
  return decided<Shipment, ShipmentEvent>({ ...shipment, status: 'Released', certificates: packet.value, releasedBy: by, releasedAt: now }, event)
}

/** What must hold at release and, because things happen in between, again at dispatch. */
export const mayLeave = (shipment: Shipment, order: OrderFile, stocks: readonly LotStock[]): Result<void, Refusal> => {
  const gate = passGate(order.gate)
  if (!gate.ok) return gate
  if (order.plan.status === 'Approved' && order.plan.planHash !== shipment.planHash) return refuse('shipment-of-older-plan', { number: shipment.number })
  for (const lotId of lotIdsOf(shipment)) {
    const stock = stocks.find((each) => each.lotId === lotId)
    const cleared = stock ? clear(stock) : refuse('lot-not-inspected', { lot: lotId })
    if (!cleared.ok) return cleared
  }
  return ok(undefined)
}

/** The document packet: the packing slip, a label for each package, the certificate of each lot. */
const completePacket = (shipment: Shipment, { labels }: ShippingDocuments, stocks: readonly LotStock[]): Result<PacketCertificate[], Refusal> => {
  const unlabelled = shipment.packages.find(({ packageId }) => !labels.some((label) => label.packageId === packageId))
  if (unlabelled) return refuse('label-missing', { package: unlabelled.number })
  const certificates: PacketCertificate[] = []
  for (const stock of stocks) {
    const certificate = certificateOf(stock)
    if (!certificate) return refuse('lot-not-inspected', { lot: stock.lotNumber })
    certificates.push({ lotId: stock.lotId, lotNumber: stock.lotNumber, ...certificate })
  }
  return ok(certificates)
}
