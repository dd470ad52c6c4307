import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { sendOutside as decide } from '../domain/outside.ts'
import { changeLot } from './change-lot.ts'

export const sendOutside: Handler<typeof production, 'sendOutside'> = (call, ports) =>
  changeLot(call, ports, call.params.lotId, (lot, { order, now }) => decide(order, lot, { sequence: Number(call.params.sequence), ...call.body }, now))
