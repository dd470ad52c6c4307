import { change, must, type Shop } from '#local/demo/shop.ts'
import { exampleWishes } from '#services/quoting/examples.ts'
import { sha256 as hashOf } from '#shared/kernel/hash.ts'
import type { SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import type { ExportClass } from '#shared/vocabulary/export-class.ts'

export type Request = { readonly rfqId: string; readonly orderId: string; readonly number: string; readonly customer: SampleCustomer }

/** A customer's request, submitted or still a draft: something small that happens. */
export const openRequest = async (shop: Shop, customer: SampleCustomer, until: 'draft' | 'submitted' = 'draft'): Promise<Request> => {
  const buyer = shop.quoting('buyer', customer)
  const { rfqId, orderId, number } = await must(buyer.openRequest({ body: exampleWishes }))
  const request = { rfqId, orderId, number, customer }
  if (until === 'draft') return request
  await attachDrawing(shop, request, 'confidential')
  await change(() => buyer.readRequest({ params: { rfqId } }), ({ version }) => buyer.submitRequest({ params: { rfqId }, version, body: {} }))
  return request
}

/** A drawing that nobody measures, of an export class. */
export const attachDrawing = async (shop: Shop, { rfqId, customer }: Request, exportClass: ExportClass): Promise<void> => {
  const buyer = shop.quoting('buyer', customer)
  const bytes = new TextEncoder().encode(`AC1032 drawing of ${rfqId}`)
  const sha256 = hashOf(bytes)
  await shop.upload('quoting', await must(buyer.requestUpload({ body: { sha256, bytes: bytes.byteLength, contentType: 'image/vnd.dwg' } })), bytes, sha256)
  await change(() => buyer.readRequest({ params: { rfqId } }), ({ version }) => buyer.attachDocument({ params: { rfqId }, version, body: { sha256, name: 'drawing.dwg', contentType: 'image/vnd.dwg', revision: 'A', exportClass } }))
}
