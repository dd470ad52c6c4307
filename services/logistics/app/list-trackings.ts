import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { logistics } from '../contract.ts'
import { trackings } from '../trackings.ts'

export const listTrackings: Handler<typeof logistics, 'listTrackings'> = (call, ports) =>
  list(call, ports, trackings, { index: 'byStatus', partition: `tracking#${call.query.status}` })
