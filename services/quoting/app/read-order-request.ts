import type { Handler } from '#shared/kernel/implementation.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { quoting } from '../contract.ts'
import { findRequest } from './find-request.ts'

export const readOrderRequest: Handler<typeof quoting, 'readOrderRequest'> = (call, ports) => findRequest(call, ports, derive('rfq', call.params.orderId))
