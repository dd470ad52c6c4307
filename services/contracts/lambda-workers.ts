import { join } from 'node:path'
import { environmentMail, environmentPortal } from '#shared/adapters/aws/notices.ts'
import { lambdaWorker } from '#shared/adapters/aws/worker.ts'
import { render } from '#shared/documents/render.ts'
import type { DocumentTools } from '#shared/documents/tools.ts'
import type { People } from '#shared/kernel/directory.ts'
import { service } from './service.ts'
import { contractsWorkers } from './workers.ts'

/** The tools of another worker: none of its code belongs into this one's bundle. */
const elsewhere = (): never => {
  throw new Error('this worker does not carry that tool')
}

/** The fonts lie beside the bundle: there is no `node_modules` to take them from. */
const documents: DocumentTools = { render: (document) => render(document, { directory: join(import.meta.dirname, 'fonts') }) }

export const renderContract = /* @__PURE__ */ lambdaWorker(service, 'renderContract', contractsWorkers, { ...documents, mail: { send: elsewhere }, directory: { people: elsewhere }, portal: elsewhere })

/** Until the user pool is read, nobody is listed here, so nobody is told (docs/adr/0023). */
const nobody: People = { people: async () => [] }

export const sendNotices = /* @__PURE__ */ lambdaWorker(service, 'sendNotices', contractsWorkers, { mail: /* @__PURE__ */ environmentMail(), directory: nobody, portal: environmentPortal, render: elsewhere })
