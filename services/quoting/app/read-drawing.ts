import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { Drawing } from '../drawing-view.ts'
import type { Document } from '../rfq-view.ts'
import { findDocument } from './find-document.ts'

/** What is written on one drawing, for those who may have the file. */
export const readDrawing: Handler<typeof quoting, 'readDrawing'> = async (call, ports) => {
  const found = await findDocument(call, ports)
  if (!found.ok) return found
  const drawing = await drawingIn(found.value.owner, found.value.document, ports)
  return drawing.ok ? ok({ body: drawing.value }) : drawing
}

export const drawingIn = async (owner: string, { sha256, drawing }: Document, ports: Ports): Promise<Result<Drawing, Refusal>> => {
  const bytes = drawing && await ports.files.read({ owner, sha256: drawing.sha256 })
  return bytes ? ok(Drawing.parse(JSON.parse(new TextDecoder().decode(bytes)))) : refuse('not-found', { kind: 'drawing', id: sha256 })
}
