import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { describe, removeDocument as remove, setWishes as set } from '../domain/draft.ts'
import { rfqs } from '../rfqs.ts'

export const setWishes: Handler<typeof quoting, 'setWishes'> = (call, ports) =>
  change(call, ports, rfqs, call.params.rfqId, (rfq) => set(rfq, call.body, ports.clock.now()))

export const describeDocument: Handler<typeof quoting, 'describeDocument'> = (call, ports) =>
  change(call, ports, rfqs, call.params.rfqId, (rfq) => describe(rfq, call.params.sha256, call.body, ports.clock.now()))

/** The file itself stays among the customer's own: another request may show it. */
export const removeDocument: Handler<typeof quoting, 'removeDocument'> = (call, ports) =>
  change(call, ports, rfqs, call.params.rfqId, (rfq) => remove(rfq, call.params.sha256, ports.clock.now()))
