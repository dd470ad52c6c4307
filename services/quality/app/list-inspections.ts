import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { inspections } from '../inspections.ts'
import { listed } from './listing.ts'

export const listInspections: Handler<typeof quality, 'listInspections'> = (call, ports) =>
  listed(call, ports, inspections, { prefix: 'ins', about: { index: 'byLot', id: call.query.lotId }, status: call.query.status, usual: 'InProgress' })
