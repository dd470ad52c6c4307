import type { Decided } from '#shared/kernel/result.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import { commercialFacts, hashA, planWith } from './facts.ts'
import { recordContract, recordPayment } from '../domain/commercial.ts'
import type { ProductionEvent } from '../domain/events.ts'
import type { Named } from '../domain/lot.ts'
import { release, type Released } from '../domain/release.ts'
import { approve } from '../domain/work-order.ts'
import type { Lot } from '../lot-view.ts'
import type { WorkOrder } from '../work-order-view.ts'

export const orderId = 'ord_01JD3ZQ8V5N6M7P8R9S0T1V2W3'
export const lotId = (n: number): string => `lot_01JD3ZQ8V5N6M7P8R9S0T1V2W${n}`
export const planner = { id: 'planner', name: 'Pia Planner' }
export const operator = { id: 'operator', name: 'Oli Operator' }
export const start = '2026-03-02T08:00:00.000Z'

/** The next state, or a failed test. */
export const must = <State, Event>(decision: Decided<State, Event>): State => {
  if (!decision.ok) throw new Error(`refused: ${decision.error.code}`)
  return decision.value.next
}

export const events = <State>(decision: Decided<State, ProductionEvent>): string[] => {
  if (!decision.ok) throw new Error(`refused: ${decision.error.code}`)
  return decision.value.events.map(({ type }) => type)
}

export const opening = (hash = hashA, version = 3) => ({
  workOrderId: derive('workOrder', orderId), number: 'WO-000001', orderId, customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH', plan: planWith(hash, version),
})
export const planned = (): WorkOrder => must(approve(undefined, opening()))
export const ready = (): WorkOrder => {
  const { signed, paid } = commercialFacts()
  return must(recordPayment(must(recordContract(planned(), signed)), paid))
}

export const asked = (n: number, quantity: number, materialOwner: 'manufacturer' | 'customer' = 'manufacturer'): Named => ({
  lotId: lotId(n), number: `LOT-00000${n}`, quantity, materialOwner, heats: [{ heatId: 'H-48213', quantity }],
})
export const releasedWith = (order: WorkOrder, ...lots: readonly Named[]): Released => {
  const done = release(order, lots, planner, start)
  if (!done.ok) throw new Error(`refused: ${done.error.code}`)
  return done.value
}
/** One released lot of twenty. */
export const running = (): { order: WorkOrder; lot: Lot } => {
  const { order, lots } = releasedWith(ready(), asked(1, 20))
  const lot = lots[0]?.lot.next
  if (!lot) throw new Error('no lot')
  return { order: order.next, lot }
}
