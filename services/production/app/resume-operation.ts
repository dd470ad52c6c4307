import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { decideAsOf } from '../domain/done-at.ts'
import { resumeOperation as decide } from '../domain/operation.ts'
import { personOf } from './person.ts'
import { changeLot } from './change-lot.ts'

export const resumeOperation: Handler<typeof production, 'resumeOperation'> = (call, ports) => {
  const sequence = Number(call.params.sequence)
  return changeLot(call, ports, call.params.lotId, (lot, { order, now }) => decideAsOf(lot, { sequence, ...call.body }, now, (at) => decide(order, lot, { sequence, by: personOf(call.cause.actor) }, at)))
}
