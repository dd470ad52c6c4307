import { lambdaWorker } from '#shared/adapters/aws/worker.ts'
import { analyse } from './geometry/analyse.ts'
import type { GeometryTools } from './geometry-tools.ts'
import { service } from './service.ts'
import { quotingWorkers } from './workers.ts'

/** OpenCascade runs in a child process whose own bundle, `geometry-worker.mjs`, lies beside this one. */
const tools: GeometryTools = { analyse }

export const measureDocument = lambdaWorker(service, 'measureDocument', quotingWorkers, tools)
