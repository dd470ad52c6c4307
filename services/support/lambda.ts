import { lambdaHttp, lambdaInbox, lambdaRelay } from '#shared/adapters/aws/runtime.ts'
import { supportService } from './handlers.ts'
import { service } from './service.ts'

export const http = lambdaHttp(supportService)
export const inbox = lambdaInbox(supportService)
export const relay = lambdaRelay(service)
