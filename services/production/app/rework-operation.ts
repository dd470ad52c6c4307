import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { decideAsOf } from '../domain/done-at.ts'
import { reworkOperation as decide } from '../domain/operation.ts'
import { personOf } from './person.ts'
import { changeLot } from './change-lot.ts'

export const reworkOperation: Handler<typeof production, 'reworkOperation'> = (call, ports) => {
  const sequence = Number(call.params.sequence)
  return changeLot(call, ports, call.params.lotId, (lot, { bearers, now }) => decideAsOf(lot, { sequence, ...call.body }, now, (at) => decide(lot, { sequence, by: personOf(call.cause.actor), ...call.body }, bearers, at)))
}
