import { lambdaHttp, lambdaInbox, lambdaRelay } from '#shared/adapters/aws/runtime.ts'
import { productionService } from './handlers.ts'
import { service } from './service.ts'

export const http = /* @__PURE__ */ lambdaHttp(productionService)
export const inbox = /* @__PURE__ */ lambdaInbox(productionService)
export const relay = /* @__PURE__ */ lambdaRelay(service)
