import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'
import { requestIssue } from '../domain/draft.ts'
import { personOf } from './person.ts'
import { signatory } from './signatory.ts'

export const issueContract: Handler<typeof contracts, 'issueContract'> = async (call, ports) => {
  const manufacturer = await signatory(call, ports, call.body.manufacturer)
  return change(call, ports, contractsOf, call.params.contractId, (state) => requestIssue(state, { ...call.body, manufacturer, by: personOf(call) }, ports.clock.now()))
}
