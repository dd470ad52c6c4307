import { look } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { unpinOperation as decide } from '../domain/schedule/schedule.ts'
import { lots } from '../lots.ts'
import { schedule } from '../schedules.ts'
import { personOf } from './person.ts'
import { seen } from './read-schedule.ts'

export const unpinOperation: Handler<typeof production, 'unpinOperation'> = async (call, ports) => {
  const lot = await look(call, ports, lots, call.params.lotId)
  if (!lot.ok) return lot
  const pin = { lotId: call.params.lotId, sequence: Number(call.params.sequence), by: personOf(call.cause.actor) }
  return seen(call, ports, schedule.change(call, ports, (state) => decide(state, pin, ports.clock.now())))
}
