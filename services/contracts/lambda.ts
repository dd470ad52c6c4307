import { lambdaHttp, lambdaInbox, lambdaRelay } from '#shared/adapters/aws/runtime.ts'
import { contractsService } from './handlers.ts'
import { service } from './service.ts'

export const http = /* @__PURE__ */ lambdaHttp(contractsService)
export const inbox = /* @__PURE__ */ lambdaInbox(contractsService)
export const relay = /* @__PURE__ */ lambdaRelay(service)
