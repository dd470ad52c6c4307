import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Cause } from '#shared/vocabulary/liability.ts'
import type { OrderFile } from '../order-view.ts'
import type { Liability } from '../rma-view.ts'

/** Who bears a cause: what the contract in force says, and nothing else. */
export const liabilityFor = ({ contract }: OrderFile, cause: Cause): Result<Liability, Refusal> => {
  if (contract.status === 'Awaited') return refuse('contract-not-known')
  const clause = contract.clauses.find((each) => each.cause === cause)
  return clause ? ok({ cause, bearer: clause.bearer, clauseId: clause.id }) : refuse('cause-not-in-contract', { cause, contract: contract.number }, '/cause')
}
