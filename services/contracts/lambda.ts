import { lambdaHttp, lambdaInbox } from '#shared/adapters/aws/runtime.ts'
import { contractsService } from './handlers.ts'

export const http = /* @__PURE__ */ lambdaHttp(contractsService)
export const inbox = /* @__PURE__ */ lambdaInbox(contractsService)
