import type { DocumentTools } from '#shared/documents/tools.ts'
import { change, find } from '#shared/kernel/change.ts'
import type { Worker } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { decided } from '#shared/kernel/result.ts'
import { packageLabel } from '../documents/package-label.ts'
import { packingSlip } from '../documents/packing-slip.ts'
import { storeDocuments } from '../domain/shipment.ts'
import type { service } from '../service.ts'
import type { Shipment, ShippingDocuments } from '../shipment-view.ts'
import { shipments } from '../shipments.ts'

/** Prints the papers of one closed packing. Packed again meanwhile, the newer closing prints its own. */
export const renderShippingDocuments: Worker<typeof service, 'ShippingDocumentsRequested', DocumentTools> = async (hearing, ports) => {
  const { shipmentId, packing } = hearing.event.data
  const found = await find(hearing, ports, shipments, shipmentId)
  if (!found.ok) return found
  const { state } = found.value
  if (state.status !== 'Packed' || state.packing !== packing) return change(hearing, ports, shipments, shipmentId, (shipment) => decided(shipment))
  const documents = await print(state, ports)
  return change(hearing, ports, shipments, shipmentId, (shipment) => storeDocuments(shipment, packing, documents))
}

const print = async (shipment: Extract<Shipment, { status: 'Packed' }>, { render, files }: Ports & DocumentTools): Promise<ShippingDocuments> => {
  const { language, number, packages, customerId } = shipment
  const labels: ShippingDocuments['labels'] = []
  for (const parcel of packages) {
    const sha256 = await files.write(customerId, await render(packageLabel(shipment, parcel, language)), 'application/pdf')
    labels.push({ packageId: parcel.packageId, sha256, name: `${number}-${parcel.number}.pdf` })
  }
  const slip = await files.write(customerId, await render(packingSlip(shipment, language)), 'application/pdf')
  return { language, packingSlip: { sha256: slip, name: `${number}.pdf` }, labels }
}
