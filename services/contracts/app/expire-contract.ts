import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { expire } from '../domain/signing.ts'

export const expireContract: Handler<typeof contracts, 'expireContract'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => expire(state, ports.clock.now()))
