import { functionsOf } from '#infra/functions.ts'
import { stages } from '#infra/stages.ts'
import { service as production } from '#services/production/service.ts'

/** Memory of a function, and with it its share of a processor: 1769 MB is one (Lambda developer guide, "Configure memory"). */
const memoryOf = (kind: 'http' | 'inbox' | 'relay'): number => functionsOf(production).find((each) => each.kind === kind)?.memoryMb ?? Number.NaN
export const memoryMb = { http: memoryOf('http'), inbox: memoryOf('inbox'), relay: memoryOf('relay') }

const { throttle, webhooks, queueConcurrency } = stages.prod
/** What the stacks allow on purpose, each a second and for one service: raised by a line there, not by AWS. */
export const stackLimits = { apiRequests: throttle.rate, webhookRequests: webhooks.rate, batchesOfOneQueue: queueConcurrency }
