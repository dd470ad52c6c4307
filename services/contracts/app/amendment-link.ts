import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'

export const amendmentLink: Handler<typeof contracts, 'amendmentLink'> = async (call, ports) => {
  const found = await find(call, ports, contractsOf, call.params.contractId)
  if (!found.ok) return found
  const number = Number(call.params.number)
  const amendment = found.value.state.amendments.find((each) => each.number === number)
  if (!amendment) return refuse('amendment-unknown', { number: call.params.number })
  if (!('document' in amendment)) return refuse('no-document', { status: amendment.status })
  const { customerId: owner, number: contractNumber } = found.value.state
  const { documentHash } = amendment.document
  return ok({ body: { ...(await ports.files.downloadLink({ owner, sha256: documentHash }, `${contractNumber}-A${number}.pdf`)), documentHash } })
}
