import { expect, it } from 'vitest'
import { madeOf } from './made-before.ts'

type Lots = Parameters<typeof madeOf>[0]
const operation = (more: object) => ({ performer: 'manufacturer', setupSeconds: 600, cycleSeconds: 60, workedSeconds: 2_000, ledger: { input: 20, scrap: 1 }, status: 'Done', ...more })
const lots = (...operations: readonly object[]) => [{ released: 20, splits: [{ direction: 'out', quantity: 5 }], operations }, { released: 5, splits: [{ direction: 'in', quantity: 5 }], operations: [] }] as unknown as Lots

it('holds the time of finished operations of the shop against the plan, and counts every piece lost', () => {
  const supplier = operation({ performer: 'subcontractor', ledger: { input: 19, scrap: 2 } })
  expect(madeOf(lots(operation({}), supplier, operation({ status: 'Running', ledger: { input: 17, scrap: 0 } })))).toEqual({ planned: 600 + 20 * 60, worked: 2_000, scrapped: 3, begun: 20 })
})

it('says nothing of what is not made yet', () => {
  expect(madeOf(lots(operation({ status: 'Pending' })))).toBeUndefined()
  expect(madeOf([])).toBeUndefined()
})
