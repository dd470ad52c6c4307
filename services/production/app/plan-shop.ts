import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { requestPlan } from '../domain/schedule/schedule.ts'
import { schedule } from '../schedules.ts'
import { personOf } from './person.ts'
import { seen } from './read-schedule.ts'

export const planShop: Handler<typeof production, 'planShop'> = (call, ports) =>
  seen(call, ports, schedule.change(call, ports, (state) => requestPlan(state, { by: personOf(call.cause.actor) }, ports.clock.now())))
