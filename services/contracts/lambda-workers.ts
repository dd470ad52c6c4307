import { join } from 'node:path'
import { lambdaWorker } from '#shared/adapters/aws/worker.ts'
import { render } from '#shared/documents/render.ts'
import type { DocumentTools } from '#shared/documents/tools.ts'
import { service } from './service.ts'
import { contractsWorkers } from './workers.ts'

/** The fonts lie beside the bundle: there is no `node_modules` to take them from. */
const tools: DocumentTools = { render: (document) => render(document, { directory: join(import.meta.dirname, 'fonts') }) }

export const renderContract = lambdaWorker(service, 'renderContract', contractsWorkers, tools)
