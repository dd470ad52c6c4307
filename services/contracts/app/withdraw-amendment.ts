import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { withdraw } from '../domain/amendment.ts'
import { personOf } from './person.ts'

export const withdrawAmendment: Handler<typeof contracts, 'withdrawAmendment'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => withdraw(state, Number(call.params.number), personOf(call), ports.clock.now()))
