import type { InspectionPlan } from '../inspection-plan-view.ts'
import type { Lot } from '../lot-view.ts'
import { controlPlan, documents, heatIds, lotId, orderId, planHash } from './heard.ts'
import { completed, released, type LotNames } from '../domain/lot-history.ts'

/** A lot of twenty and its plan, for the tests beside. */
export const now = '2026-03-02T08:00:00.000Z'
export const ines = { id: 'inspector', name: 'Ines Inspector' }
export const mo = { id: 'manager', name: 'Mo Manager' }
export const bea = { id: 'buyer-aurora', name: 'Bea Buyer' }

const part = { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }
export const names: LotNames = { lotId, lotNumber: 'LOT-000001', orderId, customerId: 'cus_aurora', workOrderId: 'wo_1', workOrderNumber: 'WO-000001', planId: 'pln_1', planHash, part }
export const plan: InspectionPlan = { planHash, planId: 'pln_1', revision: 1, orderId, customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH', part, documents, material: 'EN AW-6082 T6', standards: [], controlPlan, approvedAt: now }

export const inWork = (quantity = 20): Lot => {
  const decision = released(undefined, names, { quantity, heatIds }, now)
  if (!decision.ok) throw new Error(decision.error.code)
  return decision.value.next
}

export const complete = (quantity = 20): Lot => {
  const decision = completed(inWork(quantity), names, { count: { pieces: quantity, version: 7 }, heatIds, material: 'EN AW-6082 T6', operations: [] }, now)
  if (!decision.ok) throw new Error(decision.error.code)
  return decision.value.next
}
