import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { acceptOutside as decide } from '../domain/outside.ts'
import { personOf } from './person.ts'
import { changeLot } from './change-lot.ts'

export const acceptOutside: Handler<typeof production, 'acceptOutside'> = (call, ports) =>
  changeLot(call, ports, call.params.lotId, (lot, { bearers, now }) => decide(lot, { sequence: Number(call.params.sequence), by: personOf(call.cause.actor) }, bearers, now))
