import { ok, refuse, type Decision, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { HeatUse, Lot, LotBase } from '../lot-view.ts'
import type { ProductionEvent } from './events.ts'
import { currentOf, partsOf, performed, settleLot, withOperation } from './lot.ts'

type Child = { readonly lotId: string; readonly number: string; readonly quantity: number }
export type SplitLot = { readonly parent: Decision<Lot, ProductionEvent>; readonly child: Decision<Lot, ProductionEvent>; readonly heats: readonly HeatUse[] }

/**
 * Pieces that wait before an operation become a lot of their own: it inherits what was done so far and every heat its pieces may
 * come from, and goes through the operations that are left. Quantity is conserved.
 */
export const split = (lot: Lot, { lotId, number, quantity }: Child, now: Instant): Result<SplitLot, Refusal> => {
  const current = currentOf(lot.operations)
  if (lot.status !== 'InProcess' || current.status !== 'Ready') return refuse('split-needs-waiting-lot', { lot: lot.number, status: lot.status, operation: current.status })
  const { ledger } = current
  if (quantity >= ledger.inProcess) return refuse('split-too-large', { waiting: ledger.inProcess, wanted: quantity }, '/quantity')
  const beforeSequence = current.sequence
  const less = { ...current, ledger: { ...ledger, input: ledger.input - quantity, inProcess: ledger.inProcess - quantity } }
  const parent = withOperation(lot, less, { splits: [...lot.splits, { direction: 'out', lotId, lotNumber: number, quantity, beforeSequence }] })
  const child = settleLot(childOf(lot, { lotId, number, quantity }, beforeSequence, now))
  const heats = lot.heatIds.map((heatId) => ({
    heatId, lotId, lotNumber: number, orderId: lot.orderId, workOrderId: lot.workOrderId, customerId: lot.customerId, part: lot.part, materialOwner: lot.materialOwner, quantity, since: now,
  }))
  const data = { from: lot.lotId, to: lotId, quantity, beforeSequence }
  return ok({ parent: { next: parent, events: [{ type: 'LotSplit', data }] }, child: { next: child, events: [{ type: 'LotSplit', data }] }, heats })
}

const childOf = (lot: Lot, { lotId, number, quantity }: Child, beforeSequence: number, now: Instant): LotBase => {
  const { orderId, workOrderId, workOrderNumber, customerId, planId, planHash, part, exportClass, material, materialOwner, heatIds } = lot
  const left = lot.operations.filter(({ sequence }) => sequence >= beforeSequence)
  return {
    lotId, number, orderId, workOrderId, workOrderNumber, customerId, planId, planHash, part, exportClass, material, materialOwner, heatIds, createdAt: now,
    released: quantity, quantity, merges: [], completions: [], holds: [], dispositions: [], passes: [], shipments: [], returns: [],
    operations: left.map((operation) => ({ ...partsOf(operation), status: 'Pending', reworked: 0, ledger: { input: 0, good: 0, scrap: 0, rework: 0, inProcess: 0, atSupplier: 0 } })),
    inherited: [...lot.inherited, ...lot.operations.flatMap(performed)],
    splits: [{ direction: 'in', lotId: lot.lotId, lotNumber: lot.number, quantity, beforeSequence }],
  }
}
