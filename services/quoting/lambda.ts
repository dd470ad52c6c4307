import { lambdaHttp, lambdaInbox } from '#shared/adapters/aws/runtime.ts'
import { quotingService } from './handlers.ts'

export const http = /* @__PURE__ */ lambdaHttp(quotingService)
export const inbox = /* @__PURE__ */ lambdaInbox(quotingService)
