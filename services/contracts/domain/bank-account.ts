import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { BankAccount } from '../shop-profile-view.ts'

/** ISO 13616: country, two check digits, up to 30 letters and digits; 15 characters is the shortest there is. */
const ibanForm = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/
/** ISO 9362: four letters of the bank, the country, the place, and perhaps a branch. */
const bicForm = /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/
/** Reserve Bank of India: four letters of the bank, a zero, six characters of the branch. */
const ifscForm = /^[A-Z]{4}0[A-Z0-9]{6}$/

/** As it is written on forms: with spaces, in small letters. */
const plain = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase()

/** ISO 7064 MOD 97-10 over the number with its first four characters at the end, letters as 10 … 35. */
export const isIban = (iban: string): boolean =>
  ibanForm.test(iban) && BigInt([...(iban.slice(4) + iban.slice(0, 4))].map((each) => parseInt(each, 36)).join('')) % 97n === 1n

/** The account with its numbers as machines read them, if money could find it: by its IBAN, or by its number and the code of its bank. */
export const checkedAccount = (account: BankAccount, country: string): Result<BankAccount, Refusal> => {
  const [iban, bic, bankCode] = [account.iban, account.bic, account.bankCode].map((each) => (each === undefined ? undefined : plain(each)))
  if (iban === undefined && account.accountNumber === undefined) return refuse('bank-account-missing', {}, '/bank/iban')
  if (iban !== undefined && !isIban(iban)) return refuse('iban-wrong', { iban }, '/bank/iban')
  if (bic !== undefined && !bicForm.test(bic)) return refuse('bic-wrong', { bic }, '/bank/bic')
  if (iban === undefined && bic === undefined && bankCode === undefined) return refuse('bank-code-missing', {}, '/bank/bankCode')
  if (bankCode !== undefined && country === 'IN' && !ifscForm.test(bankCode)) return refuse('ifsc-wrong', { code: bankCode }, '/bank/bankCode')
  return ok({ ...account, ...(iban !== undefined && { iban }), ...(bic !== undefined && { bic }), ...(bankCode !== undefined && { bankCode }) })
}
