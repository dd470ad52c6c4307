import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { startReview as start } from '../domain/rfq.ts'
import { rfqs } from '../rfqs.ts'

export const startReview: Handler<typeof quoting, 'startReview'> = (call, ports) =>
  change(call, ports, rfqs, call.params.rfqId, (rfq) => start(rfq, ports.clock.now()))
