import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quality } from '../contract.ts'
import { releaseHold as release } from '../domain/lot.ts'
import { lots } from '../lots.ts'

export const releaseHold: Handler<typeof quality, 'releaseHold'> = (call, ports) =>
  change(call, ports, lots, call.params.lotId, (lot) => release(lot, call.params.reference, call.body.reason, ports.clock.now()))
