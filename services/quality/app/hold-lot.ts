import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { hold } from '../domain/lot.ts'
import { lots } from '../lots.ts'

export const holdLot: Handler<typeof quality, 'holdLot'> = (call, ports) => {
  const now = ports.clock.now()
  const reference = ports.ids.next('hold')
  return change(call, ports, lots, call.params.lotId, (lot) => hold(lot, { kind: 'shop', reference, reason: call.body.reason, since: now }, now))
}
