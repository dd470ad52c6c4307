import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { consignmentOf } from '../domain/consignment.ts'
import { hearLotTakenBack } from '../domain/lot.ts'
import { hearException } from '../domain/order-file.ts'
import { orders } from '../orders.ts'
import { hearLots } from './hear-lots.ts'

/** A package that is back at the dock gives its pieces back to their lots; any other trouble is for whoever answers the customer. */
export const recordOnDeliveryException: Reaction<typeof logistics, 'DeliveryException'> = async (hearing, ports) => {
  const { id: eventId, orderId, data: { customerId, sscc, reason, at, takenBack, ...shipment } } = hearing.event
  const { shipmentId, number } = shipment
  const { lots } = consignmentOf({ ...shipment, packages: shipment.packages.filter((parcel) => parcel.sscc === sscc) })
  const told = takenBack
    ? await hearLots(hearing, ports, lots, ({ lotId, lotNumber, quantity }, lot) => hearLotTakenBack(lot, { lotId, lotNumber, orderId, customerId }, { sscc, shipmentId, number, quantity, at }))
    : ok(undefined)
  if (!told.ok) return told
  const exception = { eventId, shipmentId, number, sscc, reason, at, ...(takenBack !== undefined && { takenBack }) }
  return changeOrCreate(hearing, ports, orders, orderId, (file) => hearException(file, { orderId, customerId }, exception))
}
