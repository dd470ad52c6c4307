import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { receiveOutside as decide } from '../domain/outside.ts'
import { changeLot } from './change-lot.ts'

export const receiveOutside: Handler<typeof production, 'receiveOutside'> = (call, ports) =>
  changeLot(call, ports, call.params.lotId, (lot, { bearers, now }) => decide(lot, { sequence: Number(call.params.sequence), ...call.body }, bearers, now))
