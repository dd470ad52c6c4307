import { addressAt, type PersonalData } from '#shared/kernel/personal.ts'
import { commercialYears } from '#shared/vocabulary/retention.ts'

/** Where a parcel went, and who took it at the customer's door. Packing slips and labels print both; SSCC and tracking numbers stay. */
export const personal: PersonalData = {
  keepYears: commercialYears,
  things: {
    ord: { running: [], texts: addressAt('plan.delivery.address') },
    shp: {
      running: ['Draft', 'Packed', 'DocsReady', 'Released', 'Dispatched', 'InTransit', 'Exception'],
      texts: [...addressAt('delivery.address'), 'receivedBy', 'packages[].transit.detail'],
      files: ['documents.packingSlip.sha256', 'documents.labels[].sha256'],
    },
    trk: { running: [], texts: ['updates[].detail'] },
  },
  events: { ShipmentOpened: { texts: addressAt('data.delivery.address') }, PackageMoved: { texts: ['data.detail', 'data.receivedBy'] } },
}
