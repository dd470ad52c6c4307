import type { Listener } from '#shared/kernel/implementation.ts'
import { floorChanged } from '../domain/schedule/schedule.ts'
import { schedule } from '../schedules.ts'

/** What has happened since the plan was made: it says so. A planner decides when there is to be another one. */
export const watchFloor: Listener = ({ cause, event }, ports) => schedule.change({ cause }, ports, (state) => floorChanged(state, event.occurredAt))
