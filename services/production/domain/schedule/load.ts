import { localTime, type Instant } from '#shared/vocabulary/time.ts'
import type { CentreLoad } from '../../schedule-view.ts'
import type { PlannedPlace } from '../planning/problem.ts'
import { instantAt } from '../working-time.ts'
import type { Row } from './rows.ts'

const weeksShown = 13
const minute = 60_000
const day = 1440 * minute

/** Working minutes planned and there, work centre by work centre and week by week, for a quarter. */
export const loadOf = (rows: readonly Row[], places: readonly PlannedPlace[], basis: Instant): CentreLoad[] => {
  const byRow = Map.groupBy(places, ({ machine }) => machine)
  return rows.filter(({ lane }) => lane === 1).map(({ workCentre, centre }) => {
    const weeks = weeksFrom(basis, centre?.timeZone ?? 'UTC')
    const there = rows.map((row, index) => ({ row, index })).filter((each) => each.row.workCentre === workCentre)
    return {
      workCentre, calendar: centre !== undefined,
      weeks: weeks.map(({ week, from, to }) => ({
        week,
        capacityMinutes: there.filter(({ row }) => row.lane === 1).reduce((sum, { row: { axis } }) => sum + axis.worked(to) - axis.worked(from), 0),
        plannedMinutes: there.reduce((sum, { row: { axis }, index }) => sum + (byRow.get(index) ?? []).reduce((all, { start, end }) => all + Math.max(0, axis.worked(Math.min(end, to)) - axis.worked(Math.max(start, from))), 0), 0),
      })),
    }
  })
}

/** Mondays on the site's clock; each week in minutes from `basis`, the first from there. */
const weeksFrom = (basis: Instant, timeZone: string): { readonly week: string; readonly from: number; readonly to: number }[] => {
  const today = Date.parse(localTime(basis, timeZone).date)
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * day
  const dateOf = (index: number): string => new Date(monday + index * 7 * day).toISOString().slice(0, 10)
  const minutesTo = (index: number): number => Math.max(0, Math.round((instantAt(timeZone, dateOf(index), 0) - Date.parse(basis)) / minute))
  return Array.from({ length: weeksShown }, (_, index) => ({ week: dateOf(index), from: minutesTo(index), to: minutesTo(index + 1) }))
}
