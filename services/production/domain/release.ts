import { ok, refuse, type Decision, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { HeatUse, Lot } from '../lot-view.ts'
import type { CustomerMaterial, WorkOrder } from '../work-order-view.ts'
import type { ProductionEvent } from './events.ts'
import { contractFor } from './gates.ts'
import { take } from './customer-material.ts'
import { newLot, type Named } from './lot.ts'
import { courseOf, withFacts } from './settle-order.ts'

export type Released = {
  readonly order: Decision<WorkOrder, ProductionEvent>
  readonly lots: readonly { readonly lot: Decision<Lot, ProductionEvent>; readonly heats: readonly HeatUse[] }[]
}

/** Overrun a shop may make, in percent of the ordered quantity: the trade's usual ±10 %, pro rata. */
const overrun = 10

/**
 * Opens the floor: contract, payment and plan agree *now*, or nothing is cut. The lots, their heats and the blanks of the customer
 * they take are decided together and written in one transaction.
 */
export const release = (order: WorkOrder, lots: readonly Named[], by: Person, now: Instant): Result<Released, Refusal> => {
  const contract = contractFor(order.plan, order.contracts)
  if (courseOf(order).kind !== 'before' || order.status === 'Cancelled') return refuse('release-only-once', { status: order.status })
  if (!order.gates.open || !contract) return refuse('gates-closed', { contract: order.gates.contract.reason, payment: order.gates.payment.reason })
  const quantities = fits(order.plan.quantity, lots)
  if (!quantities.ok) return quantities
  const customerMaterial = consume(order.customerMaterial, lots)
  if (!customerMaterial.ok) return customerMaterial

  const { contractId, documentHash, clauses } = contract
  const made = lots.map((lot) => newLot(order, lot, now))
  const lines = lots.map(({ lotId, number, quantity }) => ({ lotId, lotNumber: number, quantity, started: false, finished: false }))
  const next = withFacts(order, { lots: lines, customerMaterial: customerMaterial.value }, { kind: 'released', release: { by, at: now, contractId, documentHash, planHash: order.plan.hash, clauses: [...clauses] } })
  const { workOrderId, number, customerId, plan } = order
  const data = { workOrderId, number, customerId, planId: plan.planId, planHash: plan.hash, part: plan.part, quantity: total(lots), lots: lots.map(lotData) }
  return ok({ order: { next, events: [{ type: 'ProductionReleased', data }] }, lots: made })
}

const lotData = ({ lotId, number, quantity, heats }: Named) => ({ lotId, lotNumber: number, quantity, heatIds: heats.map(({ heatId }) => heatId) })
const total = (lots: readonly { readonly quantity: number }[]): number => lots.reduce((sum, { quantity }) => sum + quantity, 0)

const fits = (ordered: number, lots: readonly Named[]): Result<void, Refusal> => {
  const odd = lots.findIndex(({ quantity, heats }) => total(heats) !== quantity)
  if (odd >= 0) return refuse('heats-do-not-add-up', { lot: odd + 1 }, `/lots/${odd}/heats`)
  const twice = lots.findIndex(({ heats }) => new Set(heats.map(({ heatId }) => heatId)).size < heats.length)
  if (twice >= 0) return refuse('heat-repeats', { lot: twice + 1 }, `/lots/${twice}/heats`)
  if (total(lots) < ordered) return refuse('release-below-order', { ordered, released: total(lots) }, '/lots')
  const most = ordered + Math.floor((ordered * overrun) / 100)
  return total(lots) > most ? refuse('release-above-overrun', { most, released: total(lots) }, '/lots') : ok(undefined)
}

const consume = (material: readonly CustomerMaterial[], lots: readonly Named[]): Result<CustomerMaterial[], Refusal> => {
  let left: Result<CustomerMaterial[], Refusal> = ok([...material])
  for (const [index, { materialOwner, heats }] of lots.entries()) {
    for (const heat of materialOwner === 'customer' ? heats : []) {
      if (!left.ok) return left
      left = take(left.value, heat, 'consumed', `/lots/${index}/heats`)
    }
  }
  return left
}
