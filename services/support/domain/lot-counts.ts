import type { Lot } from '../lot-view.ts'

/** A lot without what is computed from its entries. */
export type LotEntries = Omit<Lot, 'counts' | 'whereabouts'>

/** `counts` and `whereabouts` follow from shipments, packages that came back, and returns alone. */
export const counted = (entries: LotEntries): Lot => {
  const shipped = total(entries.shipments)
  const expected = total(entries.returns.filter(({ status }) => status === 'Expected'))
  const received = total(entries.returns.filter(({ status }) => status === 'Received'))
  const takenBack = total(entries.takenBack)
  // A package may be heard to be back before it is heard to have left, or come back after its pieces have been claimed: no count is below zero.
  const outside = Math.max(0, shipped - takenBack - received)
  const counts = { shipped, takenBack, expected, received, returnable: Math.max(0, outside - expected), outside }
  return { ...entries, counts, whereabouts: whereabouts(entries, counts.outside) }
}

const whereabouts = ({ shipments }: LotEntries, outside: number): Lot['whereabouts'] => {
  if (shipments.length === 0) return 'InHouse'
  if (outside === 0) return 'Returned'
  return shipments.every(({ status }) => status === 'Delivered') ? 'Delivered' : 'Shipped'
}

const total = (lines: readonly { readonly quantity: number }[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0)
