import { describe, expect, it } from 'vitest'
import { steps } from '#local/demo/order.ts'
import { profileOnly, readProfile, wholeOrder } from './cost/profile.ts'
import { Tally } from './cost/tally.ts'
import { demandsOf, ordersADay } from './spread/demands.ts'
import { readDoc, withComputed } from './spread/doc.ts'

const kept = readProfile()
const wayOut = 'npm run bench -- spread --write renews the measured order and docs/scaling.md'

describe('docs/scaling.md', () => {
  it('says what follows from the measured order, the quotas and the assumptions', () => {
    expect(readDoc(), wayOut).toBe(withComputed(readDoc(), kept))
  })

  it('puts in front what is reached first', () => {
    const reached = demandsOf(kept).map(ordersADay)
    expect(reached).toEqual(reached.toSorted((a, b) => a - b))
    expect(Math.min(...reached)).toBeGreaterThan(1000)
  })
})

/** Files are of other sizes with the quick tools, and logs have times in them. */
const loose: ReadonlySet<string> = new Set(['fileBytes', 'logBytes'])

describe('an order', () => {
  it('still takes what its kept profile says, within a tenth', async () => {
    const now = await profileOnly(kept.workers.gbSeconds, 1)
    const names = Tally.keyof().options.filter((name) => !loose.has(name))
    const off = (a: number, b: number) => Math.abs(a - b) > Math.max(2, 0.1 * b)
    const [before, after] = [wholeOrder(kept), wholeOrder(now)]
    expect(names.filter((name) => off(after[name], before[name])).map((name) => `${name}: ${before[name]} → ${after[name]}`), wayOut).toEqual([])
    const units = (profile: typeof kept) => steps.map((step) => profile.steps[step].tableWriteUnits + profile.steps[step].indexWriteUnits)
    expect(units(now).filter((each, at) => off(each, units(kept)[at] ?? 0)), wayOut).toEqual([])
    expect(after.largestTransaction).toBeLessThanOrEqual(100)
  }, 120_000)
})
