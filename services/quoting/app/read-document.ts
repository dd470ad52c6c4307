import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { findDocument } from './find-document.ts'

/** A link to one file. */
export const readDocument: Handler<typeof quoting, 'readDocument'> = async (call, ports) => {
  const found = await findDocument(call, ports)
  if (!found.ok) return found
  const { owner, document } = found.value
  const { url, expiresAt } = await ports.files.downloadLink({ owner, sha256: document.sha256 }, document.name)
  return ok({ body: { url, expiresAt } })
}
