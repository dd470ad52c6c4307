import { lambdaHttp, lambdaInbox, lambdaRelay } from '#shared/adapters/aws/runtime.ts'
import { supportService } from './handlers.ts'
import { service } from './service.ts'

export const http = /* @__PURE__ */ lambdaHttp(supportService)
export const inbox = /* @__PURE__ */ lambdaInbox(supportService)
export const relay = /* @__PURE__ */ lambdaRelay(service)
