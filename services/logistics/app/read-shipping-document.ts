import { find, notFound } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { shipments } from '../shipments.ts'

export const readShippingDocument: Handler<typeof logistics, 'readShippingDocument'> = async (call, ports) => {
  const found = await find(call, ports, shipments, call.params.shipmentId)
  if (!found.ok) return found
  const { state } = found.value
  const files = 'documents' in state ? [state.documents.packingSlip, ...state.documents.labels] : []
  const file = files.find(({ sha256 }) => sha256 === call.params.sha256)
  if (!file) return notFound('shipment', call.params.sha256)
  return ok({ body: { ...(await ports.files.downloadLink({ owner: state.customerId, sha256: file.sha256 }, file.name)), name: file.name, sha256: file.sha256 } })
}
