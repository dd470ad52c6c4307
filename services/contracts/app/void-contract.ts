import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { voidContract as decide } from '../domain/signing.ts'
import { personOf } from './person.ts'

export const voidContract: Handler<typeof contracts, 'voidContract'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => decide(state, { ...call.body, by: personOf(call) }, ports.clock.now()))
