import { lambdaHttp, lambdaInbox, lambdaRelay } from '#shared/adapters/aws/runtime.ts'
import { logisticsService } from './handlers.ts'
import { service } from './service.ts'

export const http = /* @__PURE__ */ lambdaHttp(logisticsService)
export const inbox = /* @__PURE__ */ lambdaInbox(logisticsService)
export const relay = /* @__PURE__ */ lambdaRelay(service)
