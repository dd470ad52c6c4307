import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'

/** GS1 mod-10 check digit of 17 digits: weights 3, 1, 3 … from the left. `10614141234567890` → 8. */
export const checkDigit = (digits: string): number => {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** Extension digit, company prefix and serial reference fill 17 digits. */
const referenceDigits = (prefix: string): number => 16 - prefix.length

/**
 * Serial shipping container code: extension digit, GS1 company prefix, serial reference, check digit. The extension digit is the serial's
 * leading digit, so a prefix of 7 digits gives 10¹⁰ codes. A serial is never handed out twice, which more than keeps GS1's 12 months.
 * Refuses `sscc-exhausted`.
 */
export const ssccOf = (prefix: string, serial: number): Result<string, Refusal> => {
  const digits = String(serial).padStart(referenceDigits(prefix) + 1, '0')
  if (digits.length > referenceDigits(prefix) + 1) return refuse('sscc-exhausted', { prefix })
  const body = `${digits.slice(0, 1)}${prefix}${digits.slice(1)}`
  return ok(`${body}${checkDigit(body)}`)
}

/**
 * What counts the serials of a prefix: each its own, so that a new prefix begins anew and one taken up again goes on where it was. The
 * sample's is counted where all were before shops had a prefix of their own.
 */
export const serialCounter = (prefix: string): string => (prefix === sampleShop.gs1CompanyPrefix ? 'sscc' : `sscc-${prefix}`)

/** The serial an SSCC of this prefix was made from; undefined for another company's code or a wrong check digit. */
export const serialOf = (prefix: string, sscc: string): number | undefined => {
  if (!/^\d{18}$/.test(sscc) || sscc.slice(1, 1 + prefix.length) !== prefix) return undefined
  if (checkDigit(sscc.slice(0, 17)) !== Number(sscc.slice(17))) return undefined
  return Number(sscc.slice(0, 1) + sscc.slice(1 + prefix.length, 17))
}
