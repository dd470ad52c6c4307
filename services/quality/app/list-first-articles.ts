import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { fais } from '../fais.ts'
import { listed } from './listing.ts'

export const listFirstArticles: Handler<typeof quality, 'listFirstArticles'> = (call, ports) =>
  listed(call, ports, fais, { prefix: 'fai', about: { index: 'byLot', id: call.query.lotId }, status: call.query.status, usual: 'Draft' })
