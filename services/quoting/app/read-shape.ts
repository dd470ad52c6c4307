import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { Shape } from '../shape-view.ts'
import { findDocument } from './find-document.ts'

/** What the model in one file holds, for those who may have the file. */
export const readShape: Handler<typeof quoting, 'readShape'> = async (call, ports) => {
  const found = await findDocument(call, ports)
  if (!found.ok) return found
  const { owner, document: { shape } } = found.value
  const bytes = shape && await ports.files.read({ owner, sha256: shape.sha256 })
  if (!bytes) return refuse('not-found', { kind: 'shape', id: call.params.sha256 })
  return ok({ body: Shape.parse(JSON.parse(new TextDecoder().decode(bytes))) })
}
