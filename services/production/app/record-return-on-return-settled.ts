import type { Reaction } from '#shared/kernel/implementation.ts'
import type { support } from '#services/support/contract.ts'
import { recordReturn } from '../domain/deliveries.ts'
import { changeLots } from './change-lots.ts'

/** A settled return has been received; a rejected one goes back to the customer and changes nothing here. */
export const recordReturnOnSettled: Reaction<typeof support, 'ReturnSettled'> = (hearing, ports) => {
  const { rmaId, lots, settlement } = hearing.event.data
  const back = settlement === 'reject' ? new Map<string, typeof lots>() : Map.groupBy(lots, ({ lotId }) => lotId)
  return changeLots(hearing, ports, [...back.keys()], (lot) => recordReturn(lot, { rmaId, quantity: (back.get(lot.lotId) ?? []).reduce((sum, { quantity }) => sum + quantity, 0) }))
}
