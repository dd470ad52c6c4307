import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, code, counts, lot, manufacturer, order, sawn } from '../test/making.ts'
import { must, start } from '../test/order.ts'
import { decideAsOf } from './done-at.ts'
import { finishOperation, pauseOperation, startOperation } from './operation.ts'

const minutes = (count: number, from = start): string => new Date(Date.parse(from) + count * 60_000).toISOString()
const begin = (doneAt: string | undefined, now: string, from = lot) => decideAsOf(from, { sequence: 10, doneAt }, now, (when) => startOperation(order, from, at(10), when))
const begun = must(begin(minutes(5), minutes(65)))
const finish = (doneAt: string | undefined, now: string, from = begun) => decideAsOf(from, { sequence: 10, doneAt }, now, (when) => finishOperation(from, { ...at(10), ...counts(20, 0, 0) }, manufacturer, when))

describe('what is said afterwards', () => {
  it('is on the books as of when it was done, and so is the time worked', () => {
    expect(begun.operations[0]).toMatchObject({ status: 'Running', startedAt: minutes(5) })
    expect(must(finish(minutes(45), minutes(66))).operations[0]).toMatchObject({ status: 'Done', finishedAt: minutes(45), workedSeconds: 2400 })
  })
  it('is now where no time is said', () => expect(must(begin(undefined, minutes(3))).operations[0]).toMatchObject({ startedAt: minutes(3) }))
  it.each<[string, string, () => ReturnType<typeof begin>]>([
    ['a start that is still to come', 'done-in-time-to-come', () => begin(minutes(7), minutes(5))],
    ['a start before the lot was there', 'done-before-last-entry', () => begin(minutes(-2, lot.createdAt), minutes(5))],
    ['an end before the start', 'done-before-last-entry', () => finish(minutes(2), minutes(66))],
    ['a pause before the start', 'done-before-last-entry', () => decideAsOf(begun, { sequence: 10, doneAt: minutes(2) }, minutes(66), (when) => pauseOperation(begun, { sequence: 10, reason: 'x' }, when))],
    ['what its state forbids anyhow', 'operation-not-in-state', () => begin(minutes(2), minutes(66), sawn)],
  ])('%s: %s', (_, expected, done) => expect(code(done())).toBe(expected))

  it('never is in the time to come nor before the last entry, whatever two clocks say within a minute', () => {
    fc.assert(fc.property(fc.integer({ min: -59, max: 59 }), fc.integer({ min: 0, max: 3600 }), (differ, passed) => {
      const now = new Date(Date.parse(minutes(5)) + passed * 1000).toISOString()
      const said = new Date(Date.parse(now) + differ * 1000).toISOString()
      const done = finish(said, now)
      if (!done.ok) return expect(Date.parse(said)).toBeLessThan(Date.parse(minutes(4)))
      const [operation] = done.value.next.operations
      if (operation?.status !== 'Done') throw new Error('not done')
      expect(operation.finishedAt <= now && operation.finishedAt >= minutes(5)).toBe(true)
    }))
  })
})
