import { environmentMail, environmentPortal } from '#shared/adapters/aws/notices.ts'
import { lambdaWorker } from '#shared/adapters/aws/worker.ts'
import type { People } from '#shared/kernel/directory.ts'
import { service } from './service.ts'
import { contractsWorkers } from './workers.ts'

/** Until the user pool is read, nobody is listed here, so nobody is told (docs/adr/0023). */
const nobody: People = { people: async () => [] }

/** Documents are another worker's: this bundle has neither their engine nor their fonts. */
const render = (): never => {
  throw new Error('this worker makes no documents')
}

export const sendNotices = lambdaWorker(service, 'sendNotices', contractsWorkers, { mail: environmentMail(), directory: nobody, portal: environmentPortal, render })
