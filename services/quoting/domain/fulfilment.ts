import { decided } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Fulfilment, Rfq } from '../rfq-view.ts'
import type { RfqDecision, RfqEvent } from './rfq.ts'

export type ShipmentFacts = { readonly shipmentId: string; readonly number: string; readonly carrier: string; readonly packages: readonly { readonly trackingNumber?: string | undefined }[] }

/** Keeps a dispatch for the buyer to see. Heard after the delivery, it only adds when the goods left. */
export const recordShipped = (rfq: Rfq, shipment: ShipmentFacts, dispatchedAt: Instant): RfqDecision => {
  const known = rfq.fulfilment.find(({ shipmentId }) => shipmentId === shipment.shipmentId)
  if (known?.dispatchedAt !== undefined) return decided<Rfq, RfqEvent>(rfq)
  const fact: Fulfilment = known ? { ...known, dispatchedAt } : { status: 'Shipped', ...factsOf(shipment), dispatchedAt }
  return decided<Rfq, RfqEvent>(withFact(rfq, fact), { type: 'ShipmentRecorded', data: { shipmentId: shipment.shipmentId, dispatchedAt } })
}

/** Keeps a delivery, whether or not its dispatch has been heard of. */
export const recordDelivered = (rfq: Rfq, shipment: ShipmentFacts, deliveredAt: Instant): RfqDecision => {
  const known = rfq.fulfilment.find(({ shipmentId }) => shipmentId === shipment.shipmentId)
  if (known?.status === 'Delivered') return decided<Rfq, RfqEvent>(rfq)
  const fact: Fulfilment = { status: 'Delivered', ...factsOf(shipment), ...(known && { dispatchedAt: known.dispatchedAt }), deliveredAt }
  return decided<Rfq, RfqEvent>(withFact(rfq, fact), { type: 'DeliveryRecorded', data: { shipmentId: shipment.shipmentId, deliveredAt } })
}

const factsOf = ({ shipmentId, number, carrier, packages }: ShipmentFacts) => ({
  shipmentId, number, carrier, tracking: packages.flatMap(({ trackingNumber }) => (trackingNumber === undefined ? [] : [trackingNumber])),
})

/** Sorted by shipment, so that the order of messages leaves no trace. */
const withFact = (rfq: Rfq, fact: Fulfilment): Rfq => ({
  ...rfq,
  fulfilment: [...rfq.fulfilment.filter(({ shipmentId }) => shipmentId !== fact.shipmentId), fact].toSorted((a, b) => (a.shipmentId < b.shipmentId ? -1 : 1)),
})
