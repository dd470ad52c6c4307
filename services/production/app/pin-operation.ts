import { look } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { pinOperation as decide } from '../domain/schedule/schedule.ts'
import { lots } from '../lots.ts'
import { schedule } from '../schedules.ts'
import { personOf } from './person.ts'
import { seen } from './read-schedule.ts'

export const pinOperation: Handler<typeof production, 'pinOperation'> = async (call, ports) => {
  const lot = await look(call, ports, lots, call.params.lotId)
  if (!lot.ok) return lot
  const pin = { sequence: Number(call.params.sequence), start: call.body.start, by: personOf(call.cause.actor) }
  return seen(call, ports, schedule.change(call, ports, (state) => decide(state, lot.value.state, pin, ports.clock.now())))
}
