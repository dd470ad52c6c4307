import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { signAmendment as decide } from '../domain/amendment.ts'
import { signerOf } from './person.ts'

export const signAmendment: Handler<typeof contracts, 'signAmendment'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => decide(state, Number(call.params.number), { ...call.body, ...signerOf(call) }, ports.clock.now()))
