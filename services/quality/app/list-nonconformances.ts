import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { ncrs } from '../ncrs.ts'
import { listed } from './listing.ts'

export const listNonconformances: Handler<typeof quality, 'listNonconformances'> = (call, ports) =>
  listed(call, ports, ncrs, { prefix: 'ncr', about: { index: 'byLot', id: call.query.lotId }, status: call.query.status, usual: 'Open' })
