import type { Decimal } from './measurement.ts'

const scale = 9n
const ten = 10n

/** The decimal as an integer of 10⁻⁹, exact: comparison and addition without rounding. */
export const nano = (decimal: Decimal): bigint => {
  const negative = decimal.startsWith('-')
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const magnitude = BigInt(whole) * ten ** scale + BigInt(fraction.padEnd(Number(scale), '0') || '0')
  return negative ? -magnitude : magnitude
}

/** −1, 0 or 1, exactly. */
export const compare = (a: Decimal, b: Decimal): number => {
  const difference = nano(a) - nano(b)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** True when `low ≤ value ≤ high`; a missing limit does not limit. All three in the same unit. */
export const within = (value: Decimal, low: Decimal | undefined, high: Decimal | undefined): boolean =>
  (low === undefined || compare(low, value) <= 0) && (high === undefined || compare(value, high) <= 0)
