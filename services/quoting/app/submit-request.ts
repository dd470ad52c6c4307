import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { submit } from '../domain/rfq.ts'
import { rfqs } from '../rfqs.ts'

export const submitRequest: Handler<typeof quoting, 'submitRequest'> = (call, ports) =>
  change(call, ports, rfqs, call.params.rfqId, (rfq) => submit(rfq, ports.clock.now()))
