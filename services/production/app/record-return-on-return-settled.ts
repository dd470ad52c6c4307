import { each } from '#shared/kernel/each.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { support } from '#services/support/contract.ts'
import { recordReturn } from '../domain/deliveries.ts'
import { count } from '../domain/lot.ts'
import { changeLot } from './change-lot.ts'

/** A settled return has been received; a rejected one goes back to the customer and changes nothing here. */
export const recordReturnOnSettled: Reaction<typeof support, 'ReturnSettled'> = (hearing, ports) => {
  const { rmaId, lots, settlement } = hearing.event.data
  const back = settlement === 'reject' ? [] : [...Map.groupBy(lots, ({ lotId }) => lotId)]
  return each(hearing, ports, back, ([lotId]) => lotId, (by, own, [lotId, lines]) =>
    changeLot(by, own, lotId, (lot) => recordReturn(lot, { rmaId, quantity: count(lines) })))
}
