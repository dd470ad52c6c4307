import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'
import { manufacturerOf, sampleProfile, setShopProfile } from './shop-profile.ts'

const setting = (more: object) => setShopProfile(sampleProfile, { ...sampleShop, ...more })
const code = (more: object): string => {
  const done = setting(more)
  return done.ok ? 'ok' : `${done.error.code} ${done.error.field}`
}

describe('a GS1 company prefix', () => {
  it.each(['0614', '0614141', '401234500001'])('%s has 4 to 12 digits', (gs1CompanyPrefix) => { expect(code({ gs1CompanyPrefix })).toBe('ok') })
  it.each(['061', '4012345000011', '06 14141', '0614a41', '0614141\n', '٠٦١٤١٤١'])('%j is none', (gs1CompanyPrefix) => { expect(code({ gs1CompanyPrefix })).toBe('gs1-prefix-wrong /gs1CompanyPrefix') })
  it('is digits, or it is refused', () => {
    fc.assert(fc.property(fc.string({ maxLength: 20 }), (gs1CompanyPrefix) => {
      expect(setting({ gs1CompanyPrefix }).ok).toBe([...gs1CompanyPrefix].every((each) => '0123456789'.includes(each)) && gs1CompanyPrefix.length >= 4 && gs1CompanyPrefix.length <= 12)
    }))
  })
})

it.each([['Europe/Berlin', 'ok'], ['UTC', 'ok'], ['+05:30', 'time-zone-unknown /timeZone'], ['Asia/Balanagar', 'time-zone-unknown /timeZone']])('time zone %s: %s', (timeZone, said) => { expect(code({ timeZone })).toBe(said) })
it.each([['office@shop.example', 'ok'], ['office', 'email-wrong /email'], ['a b@c.d', 'email-wrong /email']])('e-mail %s: %s', (email, said) => { expect(code({ email })).toBe(said) })

it('is the whole of what was said: what is left out is gone', () => {
  const before = setting({ vatId: 'DE123456789' })
  if (!before.ok) throw new Error(before.error.code)
  expect(setShopProfile(before.value.next, sampleShop)).toMatchObject({ value: { next: sampleProfile, events: [{ type: 'ShopProfileSet', data: sampleShop }] } })
})

describe('who signs', () => {
  const profile = { ...sampleShop, vatId: '36AABCK1234L1Z5', phone: '+91 40 5550 0100' }
  const { timeZone, gs1CompanyPrefix: _, ...shop } = profile
  it('is the shop, with how to reach it and without its prefix', () => { expect(manufacturerOf(profile, undefined)).toEqual({ ...shop, timeZone }) })
  it('or another, with nothing of the shop but its clock', () => {
    const other = { name: 'Holding', lines: ['Kontor 1'], city: 'Jena', postalCode: '07743', country: 'DE' }
    expect(manufacturerOf(profile, other)).toEqual({ ...other, timeZone })
  })
})
