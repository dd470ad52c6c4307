import { implementWorkers } from '#shared/kernel/implementation.ts'
import { computeSchedule } from './app/compute-schedule.ts'
import { watchFloor } from './app/watch-floor.ts'
import { service } from './service.ts'

export const productionWorkers = implementWorkers<typeof service, object>(service, { computeSchedule, watchFloor })
