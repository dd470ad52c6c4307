import { repository } from '#shared/kernel/repository.ts'
import { Shipment } from './shipment-view.ts'

const trackingNumbers = ({ packages }: Shipment): readonly (string | undefined)[] => packages.map(({ transit }) => ('trackingNumber' in transit ? transit.trackingNumber : undefined))

/** Shipments by customer, by status and by order; the id carries the time, so each is oldest first. */
export const shipments = repository<Shipment>({
  kind: 'shipment',
  schema: Shipment,
  id: (shipment) => shipment.shipmentId,
  orderId: (shipment) => shipment.orderId,
  customerId: (shipment) => shipment.customerId,
  called: (shipment) => [shipment.number, shipment.part.number, shipment.part.name, ...trackingNumbers(shipment)],
  renamed: { Shipped: trackingNumbers },
  indexes: (shipment) => ({
    byCustomer: [`shipment#${shipment.customerId}`, shipment.shipmentId],
    byStatus: [`shipment#${shipment.status}`, shipment.shipmentId],
    byOrder: [`shipment#${shipment.orderId}`, shipment.shipmentId],
  }),
})
