import { expect, it } from 'vitest'
import type { Contract } from '#services/contracts/contract-view.ts'
import { daysLate, deliveredOf, promisedOn } from './promise.ts'

const active = (delivered: readonly number[], status = 'Active') =>
  ({ status, activeAt: '2026-03-01T10:00:00.000Z', subject: { leadTimeDays: 28, quantity: 20 }, deliveries: delivered.map((quantity) => ({ quantity })) }) as unknown as Contract

it('counts the lead time from the day the contract became active', () => {
  expect(promisedOn(active([]))).toBe('2026-03-29T10:00:00.000Z')
  expect(promisedOn({ status: 'Signed', subject: { leadTimeDays: 28 } } as Contract)).toBeUndefined()
})

it('is late only from the promised day on, and while pieces are still to come', () => {
  const after = (days: number) => new Date(Date.parse('2026-03-29T10:00:00.000Z') + days * 86_400_000 + 1)
  expect(daysLate(active([]), after(-1))).toBeUndefined()
  expect(daysLate(active([12]), after(3))).toBe(3)
  expect(daysLate(active([12, 8]), after(3))).toBeUndefined()
  expect(daysLate(active([12], 'Completed'), after(3))).toBeUndefined()
  expect(deliveredOf(active([12, 8]))).toBe(20)
})
