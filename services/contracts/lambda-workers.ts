import { join } from 'node:path'
import { lambdaWorker } from '#shared/adapters/aws/worker.ts'
import { render } from '#shared/documents/render.ts'
import type { DocumentTools } from '#shared/documents/tools.ts'
import { service } from './service.ts'
import { contractsWorkers } from './workers.ts'

/** Mail is another worker's: none of its tools belongs into this bundle. */
const elsewhere = (): never => {
  throw new Error('this worker sends no mail')
}

/** The fonts lie beside the bundle: there is no `node_modules` to take them from. */
const documents: DocumentTools = { render: (document) => render(document, { directory: join(import.meta.dirname, 'fonts') }) }

export const renderContract = lambdaWorker(service, 'renderContract', contractsWorkers, { ...documents, mail: { send: elsewhere }, directory: { people: elsewhere }, portal: elsewhere })
