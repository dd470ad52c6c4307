import { lambdaHttp, lambdaInbox } from '#shared/adapters/aws/runtime.ts'
import { productionService } from './handlers.ts'

export const http = /* @__PURE__ */ lambdaHttp(productionService)
export const inbox = /* @__PURE__ */ lambdaInbox(productionService)
