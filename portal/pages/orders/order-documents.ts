import type { Contract } from '#services/contracts/contract-view.ts'
import type { Shipment } from '#services/logistics/shipment-view.ts'
import type { Lot } from '#services/quality/lot-view.ts'
import type { Rfq } from '#services/quoting/rfq-view.ts'
import type { Api } from '../../api/clients.ts'
import type { Answered } from '../../api/use-command.ts'

/** One file of an order: what is known of it, and how to get a link to it. `kind` is `order.document.<kind>`. */
export type OrderDocument = {
  readonly key: string
  readonly kind: 'attached' | 'plan' | 'contract' | 'amendment' | 'certificate' | 'packingSlip' | 'label'
  readonly name: string
  readonly revision?: string
  readonly exportClass?: string
  readonly bytes?: number
  readonly link: () => Promise<Answered<{ readonly url: string }>>
}

export const attachedFiles = (api: Api, { rfqId, documents }: Rfq): OrderDocument[] =>
  documents.map(({ sha256, name, revision, exportClass, bytes }) => ({ key: sha256, kind: 'attached', name, revision, exportClass, bytes, link: () => api.quoting.readDocument({ params: { rfqId, sha256 } }) }))

export const contractFiles = (api: Api, contract: Contract): OrderDocument[] => {
  const { contractId, number, pin, subject: { exportClass }, amendments } = contract
  const params = { contractId }
  return [
    { key: pin.planHash + contractId, kind: 'plan', name: number, revision: String(pin.planRevision), exportClass, link: () => api.contracts.planLink({ params }) },
    ...('document' in contract ? [{ key: contractId, kind: 'contract' as const, name: `${number}.pdf`, exportClass, bytes: contract.document.bytes, link: () => api.contracts.documentLink({ params }) }] : []),
    ...amendments.flatMap((amendment) => ('document' in amendment
      ? [{
          key: `${contractId} ${amendment.number}`, kind: 'amendment' as const, name: `${number}-${amendment.number}.pdf`, exportClass, bytes: amendment.document.bytes,
          link: () => api.contracts.amendmentLink({ params: { contractId, number: String(amendment.number) } }),
        }]
      : [])),
  ]
}

export const certificateFiles = (api: Api, { lotId, certificates }: Lot): OrderDocument[] =>
  certificates.map(({ certificateId, number }) => ({ key: certificateId, kind: 'certificate', name: `${number}.pdf`, link: () => api.quality.readCertificate({ params: { lotId, certificateId } }) }))

export const shippingFiles = (api: Api, shipment: Shipment): OrderDocument[] => {
  if (!('documents' in shipment)) return []
  const { shipmentId, exportClass, documents: { packingSlip, labels } } = shipment
  const file = (kind: 'packingSlip' | 'label', { sha256, name }: { readonly sha256: string; readonly name: string }): OrderDocument =>
    ({ key: sha256, kind, name, exportClass, link: () => api.logistics.readShippingDocument({ params: { shipmentId, sha256 } }) })
  return [file('packingSlip', packingSlip), ...labels.map((label) => file('label', label))]
}
