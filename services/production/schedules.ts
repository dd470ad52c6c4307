import { setting } from '#shared/kernel/setting.ts'
import { emptySchedule } from './domain/schedule/schedule.ts'
import { Schedule } from './schedule-view.ts'

/** There is one schedule of the shop: what it plans waits for the same machines. */
export const schedule = setting<Schedule>({ kind: 'schedule', schema: Schedule, id: ({ scheduleId }) => scheduleId, unset: emptySchedule })

/** Whose the files of plans are. */
export const filesOwner = 'shop'
