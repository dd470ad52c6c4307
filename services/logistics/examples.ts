/** Bodies shown on the API page. Ids are well-formed and belong to nobody. */
const ulid = '01JD3ZK8Q5W6X7Y8Z9ABCDEFGH'
export const exampleOrderId = `ord_${ulid}`

export const examplePackage = {
  lots: [{ lotId: `lot_${ulid}`, quantity: 10 }],
  dimensions: { length: 400, width: 300, height: 200, unit: 'mm' as const },
  grossWeight: { value: '7.250', unit: 'kg' as const },
}

export const exampleDispatch = {
  carrier: 'DHL', service: 'Express Worldwide', trackingNumbers: [{ packageId: `pkg_${ulid}`, trackingNumber: 'EZ1000000001' }],
}

export const exampleCarrierWebhook = {
  id: 'evt_qatAiJDM', description: 'tracker.updated',
  result: {
    object: 'Tracker' as const, tracking_code: 'EZ1000000001', status: 'in_transit', updated_at: '2026-03-03T06:12:00Z',
    tracking_details: [{ message: 'Departed facility', status: 'in_transit', datetime: '2026-03-03T06:10:00Z' }],
  },
}
