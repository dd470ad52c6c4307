import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { sign } from '../domain/signing.ts'
import { signerOf } from './person.ts'

export const signContract: Handler<typeof contracts, 'signContract'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => sign(state, { ...call.body, ...signerOf(call) }, ports.clock.now()))
