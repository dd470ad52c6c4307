import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { expire } from '../domain/rfq.ts'
import { rfqs } from '../rfqs.ts'

export const expireRequest: Handler<typeof quoting, 'expireRequest'> = (call, ports) =>
  change(call, ports, rfqs, call.params.rfqId, (rfq) => expire(rfq, ports.clock.now()))
