import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { findRequest } from './find-request.ts'

export const readRequest: Handler<typeof quoting, 'readRequest'> = (call, ports) => findRequest(call, ports, call.params.rfqId)
