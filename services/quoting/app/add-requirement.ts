import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { stated, suggested, take } from '../domain/requirements.ts'
import type { Document } from '../rfq-view.ts'
import { rfqs } from '../rfqs.ts'
import { findDocument } from './find-document.ts'
import { drawingIn } from './read-drawing.ts'
import { shapeIn } from './read-shape.ts'

/** The line says what the file says, and not what the caller says that it says. */
export const addRequirement: Handler<typeof quoting, 'addRequirement'> = async (call, ports) => {
  const found = await findDocument(call, ports)
  if (!found.ok) return found
  const { owner, document } = found.value
  const { suggestion, annotation } = call.body
  if ((suggestion === undefined) === (annotation === undefined)) return refuse('take-one', {}, '/suggestion')
  const taken = suggestion !== undefined ? await fromDrawing(owner, document, suggestion, ports) : await fromModel(owner, document, annotation ?? 0, ports)
  if (!taken.ok) return taken
  const side = call.cause.actor.customerId === undefined ? 'manufacturer' : 'customer'
  return change(call, ports, rfqs, call.params.rfqId, (rfq) => take(rfq, taken.value, side, ports.clock.now()))
}

const fromDrawing = async (owner: string, document: Document, number: number, ports: Ports) => {
  const drawing = await drawingIn(owner, document, ports)
  if (!drawing.ok) return drawing
  const suggestion = drawing.value.suggestions.find((each) => each.number === number)
  return suggestion ? ok(suggested(document.sha256, suggestion)) : refuse('suggestion-missing', { number, name: document.name }, '/suggestion')
}

const fromModel = async (owner: string, document: Document, number: number, ports: Ports) => {
  const shape = await shapeIn(owner, document, ports)
  if (!shape.ok) return shape
  const annotation = shape.value.stated[number - 1]
  if (!annotation) return refuse('annotation-missing', { number, name: document.name }, '/annotation')
  const { faceIds: _, ...what } = annotation
  return ok(stated(document.sha256, number, what))
}
