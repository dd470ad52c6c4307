import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/vocabulary/roles.ts'
import type { AccessChange, Company } from '../people-view.ts'
import { beginChange, endChange, mayChange } from './people.ts'

const person = (personId: string, roles: readonly Role[], status: 'invited' | 'active' | 'disabled' = 'active') => ({ personId, roles: [...roles], status })
const team = [person('ann', ['company-admin']), person('ben', ['buyer'])]
const asked = (change: AccessChange, more: object = {}) => mayChange({ by: 'ann', ofShop: false, people: team, change, ...more })
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) })

describe('who may be changed into what', () => {
  it('keeps roles on their own side, and clearances in the shop', () => {
    expect(asked({ act: 'invite', roles: ['manager'] })).toEqual(refused('role-not-theirs'))
    expect(asked({ act: 'invite', roles: ['partner'] })).toEqual(refused('role-not-theirs'))
    expect(asked({ act: 'invite', roles: ['buyer'] }, { ofShop: true })).toEqual(refused('role-not-theirs'))
    expect(asked({ act: 'invite', roles: ['buyer'], clearance: 'military' })).toEqual(refused('clearance-shop-only'))
    expect(asked({ act: 'invite', roles: ['buyer'] })).toMatchObject({ ok: true })
  })
  it('lets nobody change themselves, nor somebody of another company', () => {
    expect(asked({ act: 'disable', subject: 'ann' })).toEqual(refused('not-yourself'))
    expect(asked({ act: 'disable', subject: 'zoe' })).toEqual(refused('not-found'))
  })
  it('keeps the last administrator, whoever asks', () => {
    expect(asked({ act: 'disable', subject: 'ann' }, { by: 'manager' })).toEqual(refused('last-administrator'))
    expect(asked({ act: 'change', subject: 'ann', roles: ['buyer'] }, { by: 'manager' })).toEqual(refused('last-administrator'))
  })
  it('leaves an administrator after any run of changes', () => {
    const step = fc.record({ act: fc.constantFrom('change' as const, 'disable' as const, 'enable' as const), subject: fc.constantFrom('a', 'b', 'c'), roles: fc.subarray<'buyer' | 'company-admin'>(['buyer', 'company-admin'], { minLength: 1 }) })
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let people = [person('a', ['company-admin']), person('b', ['company-admin', 'buyer']), person('c', ['buyer'], 'disabled')]
      for (const { act, subject, roles } of steps) {
        const change: AccessChange = { act, subject, ...(act === 'change' && { roles }) }
        if (!mayChange({ by: 'manager', ofShop: false, people, change }).ok) continue
        people = people.map((each) => (each.personId !== subject ? each : act === 'change' ? { ...each, roles } : { ...each, status: act === 'disable' ? 'disabled' : 'active' }))
      }
      expect(people.some(({ roles, status }) => roles.includes('company-admin') && status !== 'disabled')).toBe(true)
    }))
  })
})

describe('one change at a time', () => {
  const change: AccessChange = { act: 'invite', roles: ['buyer'] }
  const busy: Company = { company: 'cus_a', underWay: { key: 'first', since: '2026-03-02T07:00:00.000Z', change } }
  it('waits for the one under way, and goes on when it was left', () => {
    expect(beginChange(busy, 'second', change, '2026-03-02T07:00:59.000Z')).toEqual(refused('change-under-way'))
    expect(beginChange(busy, 'first', change, '2026-03-02T07:00:01.000Z')).toMatchObject({ ok: true })
    const late = beginChange(busy, 'second', change, '2026-03-02T07:01:00.000Z')
    expect(late.ok && late.value.events.map(({ type }) => type)).toEqual(['AccessChangeLeftOpen', 'AccessChangeBegun'])
  })
  it('ends its own only', () => {
    const other = endChange(busy, 'second', change)
    expect(other.ok && other.value.next).toEqual(busy)
    const own = endChange(busy, 'first', change, 'email-taken')
    expect(own.ok && [own.value.next, own.value.events[0]?.type]).toEqual([{ company: 'cus_a' }, 'AccessChangeRefused'])
  })
})
