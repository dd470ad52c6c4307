import type { LotCounts, LotPass, LotStock } from '../lot-view.ts'
import { after } from './origin.ts'

/** The entries that everything else about a lot is computed from. */
export type LotEntries = Omit<LotStock, 'status' | 'counts'>

const total = (entries: readonly { readonly quantity: number }[]): number => entries.reduce((sum, { quantity }) => sum + quantity, 0)

/** Status and counts from the entries: a fold over time, so the same entries give the same answer in whatever order they were heard. */
export const settle = (entries: LotEntries): LotStock => {
  const status = statusOf(entries)
  const counts = countsOf(entries)
  return { ...entries, status, counts: { ...counts, packable: status === 'Passed' ? counts.packable : 0 } }
}

/** Held while any hold has no later pass; a lot nobody has passed waits for inspection. */
const statusOf = ({ passes, holds }: LotEntries): LotStock['status'] => {
  if (holds.some((hold) => !passes.some((pass) => after(pass.origin, hold.origin)))) return 'Hold'
  return passes.length === 0 ? 'AwaitingQc' : 'Passed'
}

const countsOf = (entries: LotEntries): LotCounts => {
  const { passed, passedAgain, last } = suppliesOf(entries)
  const lost = lostSince(entries, last)
  const packed = total(entries.packed)
  const shipped = total(entries.shipped)
  const left = passed + passedAgain - lost - shipped - packed
  return { passed, passedAgain, lost, packed, shipped, returned: total(entries.returns.filter(isBack)), packable: Math.max(0, left), shortfall: Math.max(0, -left) }
}

/**
 * The first pass says how many pieces of the lot conform. A later one, while returned pieces wait, speaks of those and adds at most as many as
 * came back; otherwise it is a new verdict on the whole lot and replaces the quantity.
 */
const suppliesOf = (entries: LotEntries): { readonly passed: number; readonly passedAgain: number; readonly last: LotPass | undefined } => {
  const passes = entries.passes.toSorted(byTime)
  const supplies = passes.reduce((at, pass, index) => {
    const back = total(entries.returns.filter((each) => isBack(each) && each.at <= pass.origin.at))
    const waiting = index === 0 ? 0 : back - at.passedAgain
    return waiting > 0 ? { ...at, passedAgain: at.passedAgain + Math.min(pass.quantity, waiting) } : { ...at, passed: pass.quantity }
  }, { passed: 0, passedAgain: 0 })
  return { ...supplies, last: passes.at(-1) }
}

/** A scrap disposition of quality is booked by production too: the larger book counts, not the sum. A later pass already knows of it. */
const lostSince = ({ losses }: LotEntries, last: LotPass | undefined): number => {
  const since = losses.filter(({ origin }) => last === undefined || origin.at > last.origin.at)
  return Math.max(total(since.filter(({ book }) => book === 'production')), total(since.filter(({ book }) => book === 'quality')))
}

const isBack = ({ status }: LotStock['returns'][number]): boolean => status !== 'Rejected'

const byTime = (a: LotPass, b: LotPass): number => (after(a.origin, b.origin) ? 1 : after(b.origin, a.origin) ? -1 : a.origin.eventId < b.origin.eventId ? -1 : 1)

/** The certificate that speaks for the lot now: the one of its latest pass. */
export const certificateOf = ({ passes }: LotEntries): LotPass['certificate'] | undefined => passes.toSorted(byTime).at(-1)?.certificate

/** Pieces that can still come back: shipped and not on their way back already (invariant 15). */
export const returnable = (entries: LotEntries): number => Math.max(0, total(entries.shipped) - total(entries.returns.filter(isBack)))
