import { join } from 'node:path'
import { lambdaWorker } from '#shared/adapters/aws/worker.ts'
import { render } from '#shared/documents/render.ts'
import { analyse } from './geometry/analyse.ts'
import { service } from './service.ts'
import { quotingWorkers } from './workers.ts'

/** Each worker has a bundle of its own, and in it none but its own tools. */
const elsewhere = (): never => {
  throw new Error('this worker has other tools')
}

/** OpenCascade runs in a child process whose own bundle, `geometry-worker.mjs`, lies beside this one. */
export const measureDocument = /* @__PURE__ */ lambdaWorker(service, 'measureDocument', quotingWorkers, { analyse, render: elsewhere })

/** The fonts lie beside the bundle: there is no `node_modules` to take them from. */
export const renderPlan = /* @__PURE__ */ lambdaWorker(service, 'renderPlan', quotingWorkers, { render: (document) => render(document, { directory: join(import.meta.dirname, 'fonts') }), analyse: elsewhere })
