import { decided, ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { CustomerMaterial, WorkOrder } from '../work-order-view.ts'
import type { ProductionEvent } from './events.ts'
import { courseOf, withFacts } from './settle-order.ts'
import type { OrderDecided } from './work-order.ts'

type Blanks = { readonly heatId: string; readonly quantity: number }

/** The customer's blanks may arrive at any time before the order has ended; they are counted, never valued. */
export const receiveMaterial = (order: WorkOrder, { heatId, quantity, description }: Blanks & { readonly description: string }): OrderDecided => {
  const { kind } = courseOf(order)
  if (kind === 'cancelled' || kind === 'closed') return refuse('work-order-ended', { status: order.status })
  const known = order.customerMaterial.find((each) => each.heatId === heatId) ?? { heatId, description, received: 0, consumed: 0, scrap: 0, returned: 0, onHand: 0 }
  const line = { ...known, description, received: known.received + quantity, onHand: known.onHand + quantity }
  return decided<WorkOrder, ProductionEvent>(withFacts(order, { customerMaterial: replace(order.customerMaterial, line) }), { type: 'CustomerMaterialReceived', data: { heatId, quantity } })
}

export const scrapMaterial = (order: WorkOrder, blanks: Blanks): OrderDecided => bookOut(order, blanks, 'scrap', 'CustomerMaterialScrapped')
export const returnMaterial = (order: WorkOrder, blanks: Blanks): OrderDecided => bookOut(order, blanks, 'returned', 'CustomerMaterialReturned')

const bookOut = (order: WorkOrder, blanks: Blanks, column: 'scrap' | 'returned', type: 'CustomerMaterialScrapped' | 'CustomerMaterialReturned'): OrderDecided => {
  const taken = take(order.customerMaterial, blanks, column, '/quantity')
  return taken.ok ? decided<WorkOrder, ProductionEvent>(withFacts(order, { customerMaterial: taken.value }), { type, data: blanks }) : taken
}

/** Moves blanks from on hand to another column of the ledger. */
export const take = (lines: readonly CustomerMaterial[], { heatId, quantity }: Blanks, column: 'consumed' | 'scrap' | 'returned', field: string): Result<CustomerMaterial[], Refusal> => {
  const line = lines.find((each) => each.heatId === heatId)
  if (!line || line.onHand < quantity) return refuse('customer-material-short', { heat: heatId, onHand: line?.onHand ?? 0, needed: quantity }, field)
  return ok(replace(lines, { ...line, [column]: line[column] + quantity, onHand: line.onHand - quantity }))
}

const replace = (lines: readonly CustomerMaterial[], line: CustomerMaterial): CustomerMaterial[] =>
  [...lines.filter(({ heatId }) => heatId !== line.heatId), line].toSorted((a, b) => (a.heatId < b.heatId ? -1 : 1))
