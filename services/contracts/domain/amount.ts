import type { Money } from '#shared/vocabulary/money.ts'

/** `EUR 1,500.00`: the same in every language, with the digits the currency has. */
export const printed = ({ minor, currency }: Money): string => {
  const form = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' })
  const digits = form.resolvedOptions().maximumFractionDigits ?? 2
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = new Intl.NumberFormat('en').format(BigInt(text.slice(0, text.length - digits)))
  return `${currency} ${minor < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`
}
