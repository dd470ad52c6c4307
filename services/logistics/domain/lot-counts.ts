import type { LotCounts, LotHold, LotPass, LotReturn, LotStock } from '../lot-view.ts'
import { after } from './origin.ts'

/** The entries that everything else about a lot is computed from. */
export type LotEntries = Omit<LotStock, 'status' | 'counts'>

const total = (entries: readonly { readonly quantity: number }[]): number => entries.reduce((sum, { quantity }) => sum + quantity, 0)

/** Status and counts from the entries: a fold over time, so the same entries give the same answer in whatever order they were heard. */
export const settle = (entries: LotEntries): LotStock => {
  const counts = countsOf(entries)
  const status = statusOf(entries, counts)
  return { ...entries, status, counts: { ...counts, packable: status === 'Passed' ? counts.packable : 0 } }
}

/** Held while any hold has no later pass, wherever the pieces are; a lot nobody has passed waits for inspection. */
const statusOf = ({ passes, holds }: LotEntries, counts: LotCounts): LotStock['status'] => {
  if (holds.some((hold) => !passes.some((pass) => lifts(pass, hold)))) return 'Hold'
  return passes.length === 0 ? 'AwaitingQc' : whereabouts(counts)
}

/** Where a conforming lot is: the status of the pieces that have come least far. One whose pieces were all lost before packing stays Passed, with nothing to pack. */
const whereabouts = ({ packable, packed, shipped, returned }: LotCounts): 'Passed' | 'Packed' | 'Shipped' | 'Returned' => {
  if (packable > 0) return 'Passed'
  if (packed > 0) return 'Packed'
  if (shipped === 0) return 'Passed'
  return returned < shipped ? 'Shipped' : 'Returned'
}

/**
 * A nonconformance and a pass of the same millisecond: quality's own LotHeld, which has the lot's version, decides. For all else a tie
 * leaves the lot held.
 */
const lifts = (pass: LotPass, hold: LotHold): boolean => after(pass.origin, hold.origin) || (hold.kind === 'nonconformance' && pass.origin.at === hold.origin.at)

const countsOf = (entries: LotEntries): LotCounts => {
  const last = entries.passes.toSorted(byTime).at(-1)
  const passed = last?.quantity ?? 0
  const passedAgain = total(entries.returns.filter((each) => isBack(each) && last !== undefined && each.at < last.origin.at))
  const lost = lostSince(entries, last)
  const packed = total(entries.packed)
  const shipped = total(entries.shipped)
  const left = passed + passedAgain - lost - shipped - packed
  // A claim that lapses, or of which a part never arrives, is not told by any event: the expected ones are never more than are outside.
  const expected = Math.min(outside(entries), total(entries.returns.filter(({ status }) => status === 'Expected')))
  return { passed, passedAgain, lost, packed, shipped, expected, returned: total(entries.returns.filter(isBack)), packable: Math.max(0, left), shortfall: Math.max(0, -left) }
}

/**
 * A scrap disposition of quality is booked by production too: the larger book counts, not the sum. The latest pass speaks of the whole lot as it is
 * then, wherever its pieces are, so only what was lost since counts.
 */
const lostSince = ({ losses }: LotEntries, last: LotPass | undefined): number => {
  const since = losses.filter(({ origin }) => last === undefined || origin.at > last.origin.at)
  return Math.max(total(since.filter(({ book }) => book === 'production')), total(since.filter(({ book }) => book === 'quality')))
}

/** Certainly here: an authorized return is not, until it is settled; a rejected one stays the customer's. */
const isBack = ({ status }: LotReturn): boolean => status === 'Settled' || status === 'TakenBack'

const byTime = (a: LotPass, b: LotPass): number => (after(a.origin, b.origin) ? 1 : after(b.origin, a.origin) ? -1 : a.origin.eventId < b.origin.eventId ? -1 : 1)

/** The certificate that speaks for the lot now: the one of its latest pass. */
export const certificateOf = ({ passes }: LotEntries): LotPass['certificate'] | undefined => passes.toSorted(byTime).at(-1)?.certificate

/** Pieces that left and are not known to be back: no more can come (invariant 15). A claim takes none of them away; support keeps claims apart. */
export const outside = (entries: LotEntries): number => total(entries.shipped) - total(entries.returns.filter(isBack))
