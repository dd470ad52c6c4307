import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quality } from '#services/quality/contract.ts'
import { hearHold } from '../domain/lot.ts'
import { lots } from '../lots.ts'

export const recordOnLotHeld: Reaction<typeof quality, 'LotHeld'> = (hearing, ports) => {
  const { id: eventId, orderId, occurredAt: at, data: { lotId, lotNumber, customerId, reason, ncrId } } = hearing.event
  return changeOrCreate(hearing, ports, lots, lotId, (lot) => hearHold(lot, { lotId, lotNumber, orderId, customerId }, { eventId, reason, at, ...(ncrId !== undefined && { ncrId }) }))
}
