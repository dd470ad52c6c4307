import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BankAccount } from '../shop-profile-view.ts'
import { checkedAccount, isIban } from './bank-account.ts'

// The examples of the IBAN registry.
const registered = ['DE89370400440532013000', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606', 'CH9300762011623852957', 'NO9386011117947', 'MT84MALT011000012345MTLCAST001S']
const said = (account: Partial<BankAccount>, country = 'DE'): string => {
  const done = checkedAccount({ holder: 'Kaveri', ...account }, country)
  return done.ok ? 'ok' : `${done.error.code} ${done.error.field}`
}

describe('an IBAN', () => {
  it.each(registered)('%s is one', (iban) => { expect(isIban(iban)).toBe(true) })
  it('with one digit or letter wrong, or two neighbours swapped, is none', () => {
    fc.assert(fc.property(fc.constantFrom(...registered), fc.nat(), fc.constantFrom(...'0123456789'), (iban, at, digit) => {
      const place = 2 + (at % (iban.length - 2))
      const changed = iban.slice(0, place) + digit + iban.slice(place + 1)
      expect(isIban(changed)).toBe(changed === iban)
      const swapped = iban.slice(0, place - 1) + (iban[place] ?? '') + (iban[place - 1] ?? '') + iban.slice(place + 1)
      if (place > 2) expect(isIban(swapped)).toBe(swapped === iban)
    }))
  })
})

describe('a bank account', () => {
  it.each<[string, Partial<BankAccount>, string, string]>([
    ['by its IBAN', { iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }, 'DE', 'ok'],
    ['by its number and IFSC', { accountNumber: '00410100012345', bankCode: 'DCBX0000041' }, 'IN', 'ok'],
    ['by its number and BIC', { accountNumber: '123', bic: 'CHASUS33' }, 'US', 'ok'],
    ['without either', { bankName: 'Bank' }, 'DE', 'bank-account-missing /bank/iban'],
    ['with a wrong IBAN', { iban: 'DE88370400440532013000' }, 'DE', 'iban-wrong /bank/iban'],
    ['with a wrong BIC', { iban: 'DE89370400440532013000', bic: 'COBA1' }, 'DE', 'bic-wrong /bank/bic'],
    ['with a number of no bank', { accountNumber: '123' }, 'IN', 'bank-code-missing /bank/bankCode'],
    ['with a wrong IFSC', { accountNumber: '123', bankCode: 'DCBX1000041' }, 'IN', 'ifsc-wrong /bank/bankCode'],
  ])('%s', (_name, account, country, outcome) => { expect(said(account, country)).toBe(outcome) })

  it('is kept as machines read it, however it was written', () => {
    expect(checkedAccount({ holder: 'K', iban: 'de89 3704 0044 0532 0130 00', bic: 'coba-deff' }, 'DE')).toMatchObject({ value: { iban: 'DE89370400440532013000', bic: 'COBADEFF' } })
  })
})
