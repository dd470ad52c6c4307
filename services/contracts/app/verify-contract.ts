import { find } from '#shared/kernel/change.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'

/** Never trusts the file's name: the bytes are read and hashed again, and every signature must stand on that hash. */
export const verifyContract: Handler<typeof contracts, 'verifyContract'> = async (call, ports) => {
  const found = await find(call, ports, contractsOf, call.params.contractId)
  if (!found.ok) return found
  const { state } = found.value
  if (!('document' in state)) return refuse('no-document', { status: state.status })
  const { documentHash } = state.document
  const signatures = 'signatures' in state ? state.signatures : []
  const bytes = await ports.files.read({ owner: state.customerId, sha256: documentHash })
  const actualHash = bytes ? sha256(bytes) : null
  const matches = actualHash === documentHash && signatures.every((signature) => signature.documentHash === actualHash)
  return ok({ body: { documentHash, actualHash, matches, signatures: signatures.length, verifiedAt: ports.clock.now() } })
}
