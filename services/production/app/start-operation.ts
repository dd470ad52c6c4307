import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { startOperation as decide } from '../domain/operation.ts'
import { personOf } from './person.ts'
import { beginOperation } from './change-lot.ts'

export const startOperation: Handler<typeof production, 'startOperation'> = (call, ports) => {
  const sequence = Number(call.params.sequence)
  return beginOperation(call, ports, call.params.lotId, sequence, (lot, { order, now }) => decide(order, lot, { sequence, by: personOf(call.cause.actor) }, now))
}
