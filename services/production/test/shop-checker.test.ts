import { expect, it } from 'vitest'
import { faultsOf, type PlacedOperation } from './shop-checker.ts'

const shop = { jobs: [[[{ machine: 0, duration: 2 }], [{ machine: 1, duration: 3 }]], [[{ machine: 0, duration: 4 }]]] }
const right: readonly PlacedOperation[] = [
  { job: 0, operation: 0, machine: 0, start: 0, end: 2 }, { job: 0, operation: 1, machine: 1, start: 2, end: 5 }, { job: 1, operation: 0, machine: 0, start: 2, end: 6 },
]
const but = (index: number, change: Partial<PlacedOperation>): PlacedOperation[] => right.map((each, other) => (other === index ? { ...each, ...change } : each))

it.each<[string, readonly PlacedOperation[], number, string[]]>([
  ['a plan', right, 6, []],
  ['another end', right, 7, ['the last operation ends at 6, and the plan says 7']],
  ['one missing', right.slice(1), 6, ['0/0 is missing', 'operations are planned twice, or are not of the shop']],
  ['one twice', [...right, ...right.slice(1, 2)], 6, ['operations are planned twice, or are not of the shop', '0/1 starts on machine 1 before 0/1 ends']],
  ['a wrong machine', but(1, { machine: 0, start: 6, end: 9 }), 9, ['0/1 may not go to machine 0']],
  ['too short', but(1, { end: 4 }), 6, ['0/1 takes 2 instead of 3']],
  ['before time', but(0, { start: -1, end: 1 }), 6, ['0/0 starts at -1']],
  ['too soon in its job', but(1, { start: 1, end: 4 }), 6, ['0/1 starts before the one before it ends']],
  ['two at once on a machine', but(2, { start: 1, end: 5 }), 5, ['1/0 starts on machine 0 before 0/0 ends']],
])('the checker finds: %s', (_, placed, makespan, faults) => {
  expect(faultsOf(shop, placed, makespan)).toEqual(faults)
})
