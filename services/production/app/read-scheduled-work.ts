import { mayHandle } from '#shared/kernel/export-control.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import { addDays } from '#shared/vocabulary/time.ts'
import type { production } from '../contract.ts'
import { workingStretches } from '../domain/working-time.ts'
import { ScheduleSheet, type ScheduleRow } from '../schedule-view.ts'
import { schedule } from '../schedules.ts'
import { workCentreIdOf, workCentres } from '../work-centres.ts'
import { readSheet } from './schedule-files.ts'

/** Longer spans show no shifts: they would be thinner than a line. */
const daysOfShifts = 21

export const readScheduledWork: Handler<typeof production, 'readScheduledWork'> = async (call, ports) => {
  const { workCentre, from, to } = call.query
  const { run } = (await schedule.now(call, ports)).state
  const sheet = run ? await readSheet(ports, run.sheet, ScheduleSheet) : []
  const there = sheet.filter((each) => each.lane !== undefined && (workCentre === undefined || each.workCentre === workCentre))
  const lanes = new Map(there.map(({ workCentre, lane = 1 }) => [`${workCentre} ${lane}`, { workCentre, lane }]))
  const rows = await Promise.all([...lanes.values()].toSorted((a, b) => (a.workCentre === b.workCentre ? a.lane - b.lane : a.workCentre < b.workCentre ? -1 : 1)).map(async (row): Promise<ScheduleRow> => {
    if (from === undefined || to === undefined || to > addDays(from, daysOfShifts)) return row
    const centre = await workCentres.load(ports.store, workCentreIdOf(row.workCentre), call.cause.actor)
    return centre ? { ...row, open: workingStretches(centre.state, from, to).map((each) => ({ from: new Date(each.from).toISOString(), to: new Date(each.to).toISOString() })) } : row
  }))
  const within = sheet.filter((each) => (workCentre === undefined || each.workCentre === workCentre) && (from === undefined || each.end > from) && (to === undefined || each.start < to))
  const operations = within.filter(({ exportClass }) => mayHandle(call.cause.actor, exportClass))
  return ok({ body: { rows, operations, withheld: within.length - operations.length } })
}
