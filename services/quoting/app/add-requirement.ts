import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { take } from '../domain/requirements.ts'
import { rfqs } from '../rfqs.ts'
import { findDocument } from './find-document.ts'
import { drawingIn } from './read-drawing.ts'

/** The line says what the drawing says, and not what the caller says that it says. */
export const addRequirement: Handler<typeof quoting, 'addRequirement'> = async (call, ports) => {
  const found = await findDocument(call, ports)
  if (!found.ok) return found
  const { owner, document } = found.value
  const drawing = await drawingIn(owner, document, ports)
  if (!drawing.ok) return drawing
  const suggestion = drawing.value.suggestions.find(({ number }) => number === call.body.suggestion)
  if (!suggestion) return refuse('suggestion-missing', { number: call.body.suggestion, name: document.name }, '/suggestion')
  const side = call.cause.actor.customerId === undefined ? 'manufacturer' : 'customer'
  return change(call, ports, rfqs, call.params.rfqId, (rfq) => take(rfq, document.sha256, suggestion, side, ports.clock.now()))
}
