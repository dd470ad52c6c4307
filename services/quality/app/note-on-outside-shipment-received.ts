import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { production } from '#services/production/contract.ts'
import { receivedFromOutside } from '../domain/lot-history.ts'
import { lots } from '../lots.ts'
import { namesOf } from './lot-names.ts'

export const noteOnOutsideShipmentReceived: Reaction<typeof production, 'OutsideShipmentReceived'> = (hearing, ports) => {
  const { orderId, occurredAt, data } = hearing.event
  const { sequence, supplier, quantity, certificateIds } = data
  return changeOrCreate(hearing, ports, lots, data.lotId, (lot) => receivedFromOutside(lot, namesOf(orderId, data), { sequence, supplier, quantity, certificateIds, receivedAt: occurredAt }, occurredAt))
}
