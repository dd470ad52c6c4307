import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'

export const documentLink: Handler<typeof contracts, 'documentLink'> = async (call, ports) => {
  const found = await find(call, ports, contractsOf, call.params.contractId)
  if (!found.ok) return found
  const { state } = found.value
  if (!('document' in state)) return refuse('no-document', { status: state.status })
  const { documentHash } = state.document
  return ok({ body: { ...(await ports.files.downloadLink({ owner: state.customerId, sha256: documentHash }, `${state.number}.pdf`)), documentHash } })
}
