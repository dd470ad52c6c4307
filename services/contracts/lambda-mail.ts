import { environmentMail, environmentPeople, environmentPortal } from '#shared/adapters/aws/notices.ts'
import { lambdaWorker } from '#shared/adapters/aws/worker.ts'
import { service } from './service.ts'
import { contractsWorkers } from './workers.ts'

/** Documents are another worker's: this bundle has neither their engine nor their fonts. */
const render = (): never => {
  throw new Error('this worker makes no documents')
}

export const sendNotices = lambdaWorker(service, 'sendNotices', contractsWorkers, { mail: environmentMail(), directory: environmentPeople(), portal: environmentPortal, render })
