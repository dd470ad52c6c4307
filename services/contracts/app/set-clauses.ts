import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { setClauses as decide } from '../domain/terms.ts'

export const setClauses: Handler<typeof contracts, 'setClauses'> = async (call, ports) =>
  change(call, ports, contractsOf, call.params.contractId, (state) => decide(state, call.body.clauses))
