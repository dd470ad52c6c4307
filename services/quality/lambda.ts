import { lambdaHttp, lambdaInbox } from '#shared/adapters/aws/runtime.ts'
import { qualityService } from './handlers.ts'

export const http = /* @__PURE__ */ lambdaHttp(qualityService)
export const inbox = /* @__PURE__ */ lambdaInbox(qualityService)
