import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { decideAsOf } from '../domain/done-at.ts'
import { pauseOperation as decide } from '../domain/operation.ts'
import { changeLot } from './change-lot.ts'

export const pauseOperation: Handler<typeof production, 'pauseOperation'> = (call, ports) => {
  const sequence = Number(call.params.sequence)
  return changeLot(call, ports, call.params.lotId, (lot, { now }) => decideAsOf(lot, { sequence, ...call.body }, now, (at) => decide(lot, { sequence, ...call.body }, at)))
}
