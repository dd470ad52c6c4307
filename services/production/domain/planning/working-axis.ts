import type { Span } from './problem.ts'

/** A machine's working minutes, counted from 0 as if closed time were cut out; and back to the clock. */
export type WorkingAxis = {
  /** Working minutes before a moment. */
  readonly worked: (time: number) => number
  /** The moment work can begin after so many working minutes, and the moment it has ended. They differ where the machine closes between. */
  readonly begins: (worked: number) => number
  readonly ends: (worked: number) => number
}

/** After the last span it is always open. */
export const axisOf = (open: readonly Span[] | undefined): WorkingAxis => {
  if (open === undefined || open.length === 0) return { worked: (time) => time, begins: (worked) => worked, ends: (worked) => worked }
  const spans = [...open, { from: open.at(-1)?.to ?? 0, to: Number.POSITIVE_INFINITY }]
  const from = Float64Array.from(spans, (span) => span.from)
  const before = new Float64Array(spans.length)
  let total = 0
  let last = 0
  for (const [index, span] of spans.entries()) {
    before[index] = total
    total += span.to - span.from
  }
  /** The last index whose value is not above: 0 if there is none. */
  const find = (values: Float64Array, value: number, strictly: boolean): number => {
    let low = 0
    let high = values.length - 1
    // Who asks goes through time: mostly it is where it was last.
    const here = values[last] ?? 0
    const after = values[last + 1] ?? Number.POSITIVE_INFINITY
    if (strictly ? here < value && value <= after : here <= value && value < after) return last
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const here = values[middle] ?? 0
      if (here < value || (!strictly && here === value)) low = middle
      else high = middle - 1
    }
    last = low
    return low
  }
  const lengthTo = (index: number, time: number): number => Math.max(0, Math.min(time - (from[index] ?? 0), (before[index + 1] ?? Number.POSITIVE_INFINITY) - (before[index] ?? 0)))
  const clock = (worked: number, strictly: boolean): number => {
    const index = find(before, worked, strictly)
    return (from[index] ?? 0) + worked - (before[index] ?? 0)
  }
  return {
    worked: (time) => {
      const index = find(from, time, false)
      return (before[index] ?? 0) + lengthTo(index, time)
    },
    begins: (worked) => clock(worked, false),
    ends: (worked) => clock(worked, true),
  }
}
