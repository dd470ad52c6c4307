import { allocate } from '#shared/vocabulary/money.ts'
import type { PriceShares, PriceTrace, ShareName } from '../plan-view.ts'

/** What a part of the price is for, in words of whoever pays it, and the terms of its trace. */
const purposes: readonly (readonly [ShareName, readonly PriceTrace['terms'][number]['term'][]])[] = [
  ['material', ['material']], ['setup', ['setup']], ['machining', ['run', 'tool-wear']], ['outside', ['outside']], ['inspection', ['inspection']], ['programming', ['programming']],
]
/** What is made again when a piece is lost: of these the scrap allowance is a share. */
const perPiece: readonly string[] = ['run', 'material', 'tool-wear', 'inspection', 'outside']

/**
 * A price as its customer sees it: what it is for, adding up to the total. What is not for anything by itself (scrap allowance, overhead, margin, rounding) is
 * in all of them in proportion, so no share tells what it cost the shop. The surcharge of a lead time is a share by itself, as it was offered.
 */
export const sharesOf = ({ quantity, terms, total, unitPrice }: PriceTrace): PriceShares => {
  const amountOf = (name: string): bigint => BigInt(terms.find(({ term }) => term === name)?.amount.minor ?? 0)
  const pieces = perPiece.reduce((sum, name) => sum + amountOf(name), 0n)
  /** With its part of the scrap allowance, over a denominator that all have. */
  const weightOf = (name: string): bigint => amountOf(name) * (pieces === 0n ? 1n : perPiece.includes(name) ? pieces + amountOf('scrap-allowance') : pieces)
  const named = purposes.map(([share, of]) => ({ share, weight: of.reduce((sum, name) => sum + weightOf(name), 0n) })).filter(({ weight }) => weight > 0n)
  const sooner = Number(amountOf('lead-time'))
  const whole = { minor: total.minor - sooner, currency: total.currency }
  const amounts = named.length === 0 ? [] : allocate(whole, named.map(({ weight }) => weight))
  const shares = named.flatMap(({ share }, index) => {
    const amount = amounts[index]
    return amount ? [{ share, amount }] : []
  })
  return { quantity, unitPrice, total, shares: sooner > 0 ? [...shares, { share: 'lead-time', amount: { minor: sooner, currency: total.currency } }] : shares }
}
