import { lambdaHttp, lambdaInbox } from '#shared/adapters/aws/runtime.ts'
import { environmentDirectory } from '#shared/adapters/aws/user-pool.ts'
import { contractsService } from './handlers.ts'

export const http = /* @__PURE__ */ lambdaHttp(contractsService, environmentDirectory)
export const inbox = /* @__PURE__ */ lambdaInbox(contractsService)
