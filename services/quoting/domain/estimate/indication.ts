import type { Estimate, Indication, NoIndication, Unknown } from '../../estimate-view.ts'

type Stopping = Extract<Estimate, { outcome: 'none' }>['reason'] | Unknown['code']

/** What is missing in the shop's own book is the shop's business: the customer learns that a person will price the part. */
const reasons: { readonly [R in Stopping]?: NoIndication } = {
  'needs-person': 'needs-person', 'not-measured': 'not-measured', 'shape-not-told': 'shape-not-told', 'axis-not-found': 'shape-not-told', sheet: 'sheet',
  'material-not-in-book': 'material-not-in-book', 'too-large': 'too-large',
}
const reasonOf = (stopping: Stopping): NoIndication => reasons[stopping] ?? 'incomplete-book'

/** What a customer may see of an estimate: prices and what is not in them, and no figure of the shop's. */
export const indicationOf = (estimate: Estimate): Indication => {
  const { rfqId, sha256 } = estimate
  const none = (reason: NoIndication): Indication => ({ outcome: 'none', rfqId, sha256, reason })
  if (estimate.outcome === 'none') return none(reasonOf(estimate.reason))
  const stopped = estimate.unknowns.find(({ stops }) => stops)
  if (stopped || estimate.prices.length === 0) return none(reasonOf(stopped?.code ?? 'no-prices'))
  const prices = estimate.prices.map(({ quantity, unitPrice, total }) => ({ quantity, unitPrice, total }))
  const without = estimate.unknowns.map(({ code, of }) => ({ code, ...(of !== undefined && { of }) }))
  return { outcome: 'price', rfqId, sha256, material: estimate.material, quantities: [...estimate.quantities], prices, without }
}
