import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { stopLot } from '../domain/lot.ts'
import { lots } from '../lots.ts'

export const holdLot: Handler<typeof quality, 'holdLot'> = (call, ports) => {
  const reference = ports.ids.next('hold')
  return change(call, ports, lots, call.params.lotId, (lot) => stopLot(lot, reference, call.body.reason, ports.clock.now()))
}
