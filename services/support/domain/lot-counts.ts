import type { Lot } from '../lot-view.ts'

/** A lot without what is computed from its entries. */
export type LotEntries = Omit<Lot, 'counts' | 'whereabouts'>

/** `counts` and `whereabouts` follow from shipments and returns alone. */
export const counted = (entries: LotEntries): Lot => {
  const shipped = total(entries.shipments)
  const expected = total(entries.returns.filter(({ status }) => status === 'Expected'))
  const received = total(entries.returns.filter(({ status }) => status === 'Received'))
  // A shipment is counted from the moment it is heard of, and a claim only on pieces shipped: neither difference can be negative.
  const counts = { shipped, expected, received, returnable: shipped - expected - received, outside: shipped - received }
  return { ...entries, counts, whereabouts: whereabouts(entries, counts.outside) }
}

const whereabouts = ({ shipments }: LotEntries, outside: number): Lot['whereabouts'] => {
  if (shipments.length === 0) return 'InHouse'
  if (outside === 0) return 'Returned'
  return shipments.every(({ status }) => status === 'Delivered') ? 'Delivered' : 'Shipped'
}

const total = (lines: readonly { readonly quantity: number }[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0)
