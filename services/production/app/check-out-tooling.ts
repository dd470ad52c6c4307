import { change, look } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { checkOut } from '../domain/tooling.ts'
import { lots } from '../lots.ts'
import { personOf } from './person.ts'
import { toolings } from '../toolings.ts'

/** The lot is read beside the tool and not written: that it goes on a moment later does not make the check-out wrong. */
export const checkOutTooling: Handler<typeof production, 'checkOutTooling'> = async (call, ports) => {
  const { lotId, sequence } = call.body
  const lot = await look(call, ports, lots, lotId)
  if (!lot.ok) return lot
  return change(call, ports, toolings, call.params.toolingId, (tool) => checkOut(tool, lot.value.state, { sequence, by: personOf(call.cause.actor) }, ports.clock.now()))
}
