import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { allocatePayment as decide } from '../domain/bank.ts'

export const allocatePayment: Handler<typeof contracts, 'allocatePayment'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => decide(state, call.body, ports.clock.now()))
