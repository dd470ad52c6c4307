import { lambdaHttp, lambdaInbox } from '#shared/adapters/aws/runtime.ts'
import { logisticsService } from './handlers.ts'

export const http = /* @__PURE__ */ lambdaHttp(logisticsService)
export const inbox = /* @__PURE__ */ lambdaInbox(logisticsService)
