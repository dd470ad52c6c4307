import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { findDocument } from './find-document.ts'

/** A link to the shape of one file, for those who may have the file. */
export const readPreview: Handler<typeof quoting, 'readPreview'> = async (call, ports) => {
  const found = await findDocument(call, ports)
  if (!found.ok) return found
  const { owner, document: { name, preview } } = found.value
  if (!preview) return refuse('not-found', { kind: 'preview', id: call.params.sha256 })
  const { url, expiresAt } = await ports.files.downloadLink({ owner, sha256: preview.sha256 }, `${name}.glb`)
  return ok({ body: { url, expiresAt } })
}
