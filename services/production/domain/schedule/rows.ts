import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { WorkCentre } from '../../work-centre-view.ts'
import type { Span } from '../planning/problem.ts'
import { axisOf, type WorkingAxis } from '../planning/working-axis.ts'
import { workingStretches } from '../working-time.ts'

/** A machine of the plan: the one of a work centre, or a further one that is at work there now. */
export type Row = { readonly workCentre: string; readonly centre: WorkCentre | undefined; readonly lane: number; readonly open: readonly Span[]; readonly axis: WorkingAxis }

/** A year of calendars is looked at; behind it machines count as always open. */
const horizonDays = 371

const minute = 60_000

export const sameName = (name: string): string => name.trim().toUpperCase()

/** Spans in whole minutes from `basis`; without any, always open. */
export type Openings = (centre: WorkCentre | undefined) => readonly Span[]

/** Many work centres work by the same calendar, which is worked out once. */
export const openingsFrom = (basis: Instant): Openings => {
  const known = new Map<string, readonly Span[]>()
  const from = Date.parse(basis)
  return (centre) => {
    if (centre === undefined) return []
    const { timeZone, week, exceptionalDates } = centre
    const calendar = { timeZone, week, exceptionalDates }
    const key = JSON.stringify(calendar)
    const spans = known.get(key) ?? workingStretches(calendar, basis, addDays(basis, horizonDays)).map((each) => ({ from: Math.round((each.from - from) / minute), to: Math.round((each.to - from) / minute) }))
    known.set(key, spans)
    return spans
  }
}

export const rowOf = (workCentre: string, centre: WorkCentre | undefined, lane: number, openings: Openings): Row => {
  const open = openings(centre)
  return { workCentre: centre?.name ?? workCentre, centre, lane, open, axis: axisOf(open) }
}
