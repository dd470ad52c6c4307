import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import type { Document } from '../rfq-view.ts'
import { Shape } from '../shape-view.ts'
import { findDocument } from './find-document.ts'

/** What the model in one file holds, for those who may have the file. */
export const readShape: Handler<typeof quoting, 'readShape'> = async (call, ports) => {
  const found = await findDocument(call, ports)
  if (!found.ok) return found
  const shape = await shapeIn(found.value.owner, found.value.document, ports)
  return shape.ok ? ok({ body: shape.value }) : shape
}

export const shapeIn = async (owner: string, { sha256, shape }: Document, ports: Ports): Promise<Result<Shape, Refusal>> => {
  const bytes = shape && await ports.files.read({ owner, sha256: shape.sha256 })
  return bytes ? ok(Shape.parse(JSON.parse(new TextDecoder().decode(bytes)))) : refuse('not-found', { kind: 'shape', id: sha256 })
}
