import { must, type Shop } from '#local/demo/shop.ts'
import { openRequest } from '../test/portal/requests.ts'

/** The list that most orders are in: requests that wait for a review. */
export const manyRoute = '**/api/quoting/rfqs?*status=Submitted*'

/** An answer of so many orders, each a real request under another id and number. */
export const manyOrders = async (shop: Shop, count: number): Promise<string> => {
  const { rfqId } = await openRequest(shop, 'aurora', 'submitted')
  const one = await must(shop.quoting('sales-engineer').readRequest({ params: { rfqId } }))
  const items = Array.from({ length: count }, (_, at) => {
    const digits = String(at + 1).padStart(6, '0')
    return { ...one, rfqId: `${rfqId.slice(0, -6)}${digits}`, orderId: `${one.orderId.slice(0, -6)}${digits}`, number: `RFQ-${digits}`, wishes: { ...one.wishes, part: { ...one.wishes.part, number: `AP-${(at * 7919) % 100_000}` } } }
  })
  return JSON.stringify({ items })
}
