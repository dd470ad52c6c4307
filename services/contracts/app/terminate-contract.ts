import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { terminate } from '../domain/signing.ts'
import { personOf } from './person.ts'

export const terminateContract: Handler<typeof contracts, 'terminateContract'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => terminate(state, { ...call.body, by: personOf(call) }, ports.clock.now()))
