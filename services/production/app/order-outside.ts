import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { orderOutside as decide } from '../domain/outside.ts'
import { personOf } from './person.ts'
import { changeLot } from './change-lot.ts'

export const orderOutside: Handler<typeof production, 'orderOutside'> = (call, ports) =>
  changeLot(call, ports, call.params.lotId, (lot, { order, now }) => decide(order, lot, { sequence: Number(call.params.sequence), by: personOf(call.cause.actor), ...call.body }, now))
