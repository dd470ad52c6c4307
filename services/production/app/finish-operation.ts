import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { finishOperation as decide } from '../domain/operation.ts'
import { personOf } from './person.ts'
import { changeLot } from './change-lot.ts'

export const finishOperation: Handler<typeof production, 'finishOperation'> = (call, ports) =>
  changeLot(call, ports, call.params.lotId, (lot, { bearers, now }) => decide(lot, { sequence: Number(call.params.sequence), by: personOf(call.cause.actor), ...call.body }, bearers, now))
