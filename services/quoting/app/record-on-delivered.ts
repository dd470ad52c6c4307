import { change } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { recordDelivered } from '../domain/fulfilment.ts'
import { rfqs } from '../rfqs.ts'

export const recordOnDelivered: Reaction<typeof logistics, 'Delivered'> = ({ cause, event }, ports) =>
  change({ cause }, ports, rfqs, derive('rfq', event.orderId), (rfq) => recordDelivered(rfq, event.data, event.data.deliveredAt))
