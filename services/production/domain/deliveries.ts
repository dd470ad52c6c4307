import { decided, refuse } from '#shared/kernel/result.ts'
import type { Lot } from '../lot-view.ts'
import type { ProductionEvent } from './events.ts'
import { count, withLot } from './lot.ts'
import type { LotDecided } from './operation.ts'

/** Pieces have left. Logistics ships what has passed; when the news of the pass is still under way, this waits for it. */
export const recordShipment = (lot: Lot, shipment: { readonly shipmentId: string; readonly quantity: number }): LotDecided => {
  if (lot.shipments.some(({ shipmentId }) => shipmentId === shipment.shipmentId)) return decided<Lot, ProductionEvent>(lot)
  if (lot.passes.length === 0) return refuse('lot-not-passed-yet', { lot: lot.number })
  if (count(lot.shipments) + shipment.quantity > lot.quantity) return refuse('shipment-exceeds-lot', { lot: lot.number, left: lot.quantity - count(lot.shipments), shipped: shipment.quantity })
  return decided<Lot, ProductionEvent>(withLot(lot, { shipments: [...lot.shipments, shipment] }), { type: 'LotShipmentRecorded', data: shipment })
}

/** Pieces have come back from the customer: never more than were shipped and not returned before. */
export const recordReturn = (lot: Lot, back: { readonly rmaId: string; readonly quantity: number }): LotDecided => {
  if (lot.returns.some(({ rmaId }) => rmaId === back.rmaId)) return decided<Lot, ProductionEvent>(lot)
  const left = count(lot.shipments) - count(lot.returns)
  if (back.quantity > left) return refuse('return-exceeds-shipment', { lot: lot.number, left, returned: back.quantity })
  return decided<Lot, ProductionEvent>(withLot(lot, { returns: [...lot.returns, back] }), { type: 'LotReturnRecorded', data: back })
}
