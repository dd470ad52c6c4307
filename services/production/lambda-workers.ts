import { lambdaWorker } from '#shared/adapters/aws/worker.ts'
import { service } from './service.ts'
import { productionWorkers } from './workers.ts'

export const computeSchedule = /* @__PURE__ */ lambdaWorker(service, 'computeSchedule', productionWorkers, {})
export const watchFloor = /* @__PURE__ */ lambdaWorker(service, 'watchFloor', productionWorkers, {})
