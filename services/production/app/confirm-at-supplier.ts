import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { confirmAtSupplier as decide } from '../domain/outside.ts'
import { changeLot } from './change-lot.ts'

export const confirmAtSupplier: Handler<typeof production, 'confirmAtSupplier'> = (call, ports) =>
  changeLot(call, ports, call.params.lotId, (lot, { now }) => decide(lot, { sequence: Number(call.params.sequence), byCustomer: call.cause.actor.customerId !== undefined }, now))
