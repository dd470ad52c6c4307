import { lambdaHttp, lambdaInbox } from '#shared/adapters/aws/runtime.ts'
import { supportService } from './handlers.ts'

export const http = /* @__PURE__ */ lambdaHttp(supportService)
export const inbox = /* @__PURE__ */ lambdaInbox(supportService)
