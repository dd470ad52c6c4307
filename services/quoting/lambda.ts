import { lambdaHttp, lambdaInbox, lambdaRelay } from '#shared/adapters/aws/runtime.ts'
import { quotingService } from './handlers.ts'
import { service } from './service.ts'

export const http = /* @__PURE__ */ lambdaHttp(quotingService)
export const inbox = /* @__PURE__ */ lambdaInbox(quotingService)
export const relay = /* @__PURE__ */ lambdaRelay(service)
