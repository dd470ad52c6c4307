import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'

/** The approved plan as RFC 8785 JSON: whoever hashes these bytes gets the plan hash. */
export const planLink: Handler<typeof contracts, 'planLink'> = async (call, ports) => {
  const found = await find(call, ports, contractsOf, call.params.contractId)
  if (!found.ok) return found
  const { number, pin, customerId: owner } = found.value.state
  return ok({ body: { ...(await ports.files.downloadLink({ owner, sha256: pin.planHash }, `${number}-plan-${pin.planRevision}.json`)), documentHash: pin.planHash } })
}
