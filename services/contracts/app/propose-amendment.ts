import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { propose } from '../domain/amendment.ts'
import { personOf } from './person.ts'

export const proposeAmendment: Handler<typeof contracts, 'proposeAmendment'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => propose(state, { ...call.body, by: personOf(call) }, ports.clock.now()))
