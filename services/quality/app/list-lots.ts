import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { lots } from '../lots.ts'
import { listed } from './listing.ts'

export const listLots: Handler<typeof quality, 'listLots'> = (call, ports) =>
  listed(call, ports, lots, { prefix: 'lot', about: { index: 'byOrder', id: call.query.orderId }, status: call.query.status, usual: 'AwaitingQc' })
