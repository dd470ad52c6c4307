import type { ScheduledOperation, ScheduleRow } from '#services/production/schedule-view.ts'

/** How much of the plan is looked at, in hours. */
export const spans = { day: 24, week: 7 * 24, month: 30 * 24, quarter: 91 * 24 } as const
export type Span = keyof typeof spans
/** The part of time that the chart shows, in milliseconds. */
export type View = { readonly from: number; readonly to: number }
export type Bar = { readonly key: string; readonly operation: ScheduledOperation; readonly left: number; readonly width: number }
export type Lane = { readonly key: string; readonly workCentre: string; readonly lane: number | undefined; readonly closed: readonly { readonly left: number; readonly width: number }[]; readonly bars: readonly Bar[] }

const hourMs = 3_600_000
/** Beginning with the hour that `at` is in, a longer one with its day, on the reader's clock as all times of the portal. */
export const viewOf = (at: number, span: Span): View => {
  const from = span === 'day' ? Math.floor(at / hourMs) * hourMs : new Date(at).setHours(0, 0, 0, 0)
  return { from, to: from + spans[span] * hourMs }
}

/** Times to write above the chart: every three hours, every day, every five days, every thirteen. */
const ticks: { readonly [S in Span]: number } = { day: 8, week: 7, month: 6, quarter: 7 }
export const ticksOf = ({ from, to }: View, span: Span): readonly number[] => Array.from({ length: ticks[span] }, (_, index) => from + ((to - from) * index) / ticks[span])

/** The same in every plan, wherever it has been moved to. */
export const keyOf = ({ lotId, workOrderId, sequence }: ScheduledOperation): string => `${lotId ?? workOrderId} ${sequence}`

/** Where a stretch of time lies in the view, in percent of its width; undefined outside. */
export const placed = ({ from, to }: View, start: number, end: number): { readonly left: number; readonly width: number } | undefined => {
  const [first, last] = [Math.max(from, start), Math.min(to, end)]
  return last <= first ? undefined : { left: (100 * (first - from)) / (to - from), width: (100 * (last - first)) / (to - from) }
}

/** What is between the stretches that are open. */
const closedOf = (view: View, open: ScheduleRow['open']): Lane['closed'] => {
  if (!open) return []
  const edges = [view.from, ...open.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)]), view.to]
  return edges.flatMap((start, index) => (index % 2 === 0 ? placed(view, start, edges[index + 1] ?? view.to) ?? [] : []))
}

/** A lane for each machine of each work centre, and below them what is done outside; bars by their start. */
export const lanesOf = (view: View, rows: readonly ScheduleRow[], operations: readonly ScheduledOperation[]): readonly Lane[] => {
  const bars = (mine: (operation: ScheduledOperation) => boolean): readonly Bar[] => operations.filter(mine).toSorted((a, b) => a.start.localeCompare(b.start)).flatMap((operation) => {
    const at = placed(view, Date.parse(operation.start), Date.parse(operation.end))
    return at ? [{ key: keyOf(operation), operation, ...at }] : []
  })
  const inside = rows.map(({ workCentre, lane, open }): Lane => ({ key: `${workCentre} ${lane}`, workCentre, lane, closed: closedOf(view, open), bars: bars((each) => each.workCentre === workCentre && each.lane === lane) }))
  const outside = sideBySide(bars((each) => each.lane === undefined))
  return [...inside, ...outside.map((side, index): Lane => ({ key: `outside ${index + 1}`, workCentre: '', lane: undefined, closed: [], bars: side }))]
}

/** What is away at the same time does not cover each other: each goes where there is room, in as few lanes as are needed. */
const sideBySide = (bars: readonly Bar[]): readonly (readonly Bar[])[] => {
  const lanes: Bar[][] = []
  for (const bar of bars) {
    const free = lanes.find((lane) => (lane.at(-1)?.operation.end ?? '') <= bar.operation.start)
    if (free) free.push(bar)
    else lanes.push([bar])
  }
  return lanes
}

/** Where an arrow key leads from a bar: along its lane, or to what is nearest in time in the next lane that has any. */
export const neighbour = (lanes: readonly Lane[], key: string, arrow: string): string | undefined => {
  const row = lanes.findIndex(({ bars }) => bars.some((each) => each.key === key))
  const bars = lanes[row]?.bars ?? []
  const at = bars.findIndex((each) => each.key === key)
  if (arrow === 'ArrowRight') return bars[at + 1]?.key
  if (arrow === 'ArrowLeft') return bars[at - 1]?.key
  if (arrow !== 'ArrowUp' && arrow !== 'ArrowDown') return undefined
  const others = (arrow === 'ArrowDown' ? lanes.slice(row + 1) : lanes.slice(0, row).toReversed()).find((lane) => lane.bars.length > 0)?.bars ?? []
  const here = bars[at]?.left ?? 0
  return others.toSorted((a, b) => Math.abs(a.left - here) - Math.abs(b.left - here))[0]?.key
}

const snapMs = 900_000
/** Where an operation begins that is moved by so much of the view's width, to the next quarter of an hour. */
export const movedBy = ({ from, to }: View, { start }: ScheduledOperation, share: number): string => new Date(Math.round((Date.parse(start) + share * (to - from)) / snapMs) * snapMs).toISOString()

/** What stands against an operation that is to begin at another time. Whatever else is in its way is planned around it. */
export type Against = { readonly kind: 'overlaps' | 'before-predecessor'; readonly other: ScheduledOperation } | { readonly kind: 'late'; readonly end: string; readonly due: string }
export const against = (operations: readonly ScheduledOperation[], one: ScheduledOperation, start: string): readonly Against[] => {
  const end = new Date(Date.parse(start) + Date.parse(one.end) - Date.parse(one.start)).toISOString()
  const others = operations.filter((each) => keyOf(each) !== keyOf(one))
  const stays = ({ status, pinned }: ScheduledOperation): boolean => pinned || status === 'Running' || status === 'Paused'
  return [
    ...others.filter((each) => one.lane !== undefined && each.workCentre === one.workCentre && each.lane === one.lane && stays(each) && each.start < end && each.end > start).map((other): Against => ({ kind: 'overlaps', other })),
    ...others.filter((each) => each.lotId === one.lotId && each.sequence < one.sequence && each.end > start).map((other): Against => ({ kind: 'before-predecessor', other })),
    ...(one.due !== undefined && end > one.due ? [{ kind: 'late' as const, end, due: one.due }] : []),
  ]
}
