import { lambdaHttp, lambdaInbox, lambdaRelay } from '#shared/adapters/aws/runtime.ts'
import { qualityService } from './handlers.ts'
import { service } from './service.ts'

export const http = /* @__PURE__ */ lambdaHttp(qualityService)
export const inbox = /* @__PURE__ */ lambdaInbox(qualityService)
export const relay = /* @__PURE__ */ lambdaRelay(service)
