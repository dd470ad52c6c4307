import * as z from 'zod'

/** ISO 4217 alphabetic code, such as `EUR`, `USD`, `INR`. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters of ISO 4217')
export type Currency = z.infer<typeof Currency>

/** Integer minor units (cents, paise) and their currency. Never a binary fraction. */
export const Money = z.strictObject({ minor: z.int(), currency: Currency })
export type Money = z.infer<typeof Money>

export const money = (minor: number, currency: Currency): Money => ({ minor, currency })

/** Adds amounts of one currency; mixing currencies is a defect, not a refusal: callers check first. */
export const sum = (currency: Currency, amounts: readonly Money[]): Money => {
  const other = amounts.find((amount) => amount.currency !== currency)
  if (other) throw new Error(`cannot add ${other.currency} to ${currency}`)
  return money(amounts.reduce((total, amount) => total + amount.minor, 0), currency)
}

/**
 * Splits an amount of 0 or more by integer weights so that the parts add up to it exactly (largest remainder), whatever their size.
 * `allocate(100, [50, 40, 10])` → `[50, 40, 10]`; no minor unit is lost or invented.
 */
export const allocate = (amount: Money, weights: readonly (number | bigint)[]): Money[] => {
  const exact = weights.map(BigInt)
  const total = exact.reduce((a, b) => a + b, 0n)
  if (total <= 0n || amount.minor < 0) throw new Error('weights must add up to more than 0, and the amount to no less')
  const parts = exact.map((weight, index) => ({ index, whole: (BigInt(amount.minor) * weight) / total, rest: (BigInt(amount.minor) * weight) % total }))
  const left = amount.minor - Number(parts.reduce((sum, { whole }) => sum + whole, 0n))
  const larger = new Set(parts.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1)).slice(0, left).map(({ index }) => index))
  return parts.map(({ index, whole }) => money(Number(whole) + (larger.has(index) ? 1 : 0), amount.currency))
}
