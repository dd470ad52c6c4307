import { find } from '#shared/kernel/change.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import type { IssuedDocument, Signature } from '../contract-view.ts'
import { contractsOf } from '../contracts.ts'

type Out = { readonly document: IssuedDocument; readonly signatures?: readonly Signature[] }

/** Never trusts the file's name: the bytes are read and hashed again, and every signature must stand on that hash. */
export const verifyContract: Handler<typeof contracts, 'verifyContract'> = async (call, ports) => {
  const found = await find(call, ports, contractsOf, call.params.contractId)
  if (!found.ok) return found
  const { state } = found.value
  if (!('document' in state)) return refuse('no-document', { status: state.status })
  const out = state.amendments.flatMap((each) => ('document' in each ? [each] : []))
  const amendments = await Promise.all(out.map(async (each) => ({ number: each.number, ...(await verified(ports, state.customerId, each)) })))
  return ok({ body: { ...(await verified(ports, state.customerId, state)), amendments, verifiedAt: ports.clock.now() } })
}

const verified = async ({ files }: Ports, owner: string, { document: { documentHash }, signatures = [] }: Out) => {
  const bytes = await files.read({ owner, sha256: documentHash })
  const actualHash = bytes ? sha256(bytes) : null
  const matches = actualHash === documentHash && signatures.every((signature) => signature.documentHash === actualHash)
  return { documentHash, actualHash, matches, signatures: signatures.length }
}
