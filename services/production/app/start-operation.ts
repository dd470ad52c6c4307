import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { startOperation as decide } from '../domain/operation.ts'
import { personOf } from './person.ts'
import { changeLot } from './change-lot.ts'

export const startOperation: Handler<typeof production, 'startOperation'> = (call, ports) =>
  changeLot(call, ports, call.params.lotId, (lot, { order, now }) => decide(order, lot, { sequence: Number(call.params.sequence), by: personOf(call.cause.actor) }, now))
