import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { pauseOperation as decide } from '../domain/operation.ts'
import { changeLot } from './change-lot.ts'

export const pauseOperation: Handler<typeof production, 'pauseOperation'> = (call, ports) =>
  changeLot(call, ports, call.params.lotId, (lot, { now }) => decide(lot, { sequence: Number(call.params.sequence), ...call.body }, now))
