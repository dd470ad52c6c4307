import { ok, refuse, type Decision, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { HeatUse, Lot } from '../lot-view.ts'
import type { Operation } from '../operation-view.ts'
import type { ProductionEvent } from './events.ts'
import { currentOf, withOperation } from './lot.ts'

type Waiting = Extract<Operation, { status: 'Ready' }>
export type MergedLots = { readonly into: Decision<Lot, ProductionEvent>; readonly from: Decision<Lot, ProductionEvent>; readonly heats: readonly HeatUse[] }

/**
 * All pieces of one lot join another of the same work order that waits before the same operation. Quantity is conserved; the lot that stays carries the
 * heats, holds and decisions of both, and each names the other. What was done on the lot that is no more stays in its own operations.
 */
export const merge = (into: Lot, from: Lot, now: Instant): Result<MergedLots, Refusal> => {
  if (into.lotId === from.lotId) return refuse('merge-with-itself', { lot: into.number }, '/lotId')
  if (into.workOrderId !== from.workOrderId) return refuse('merge-across-orders', { lot: from.number, order: into.workOrderNumber }, '/lotId')
  if (into.materialOwner !== from.materialOwner) return refuse('merge-mixes-material', { lot: from.number, owner: from.materialOwner }, '/lotId')
  const [to, of] = [waiting(into), waiting(from)]
  if (!to.ok) return to
  if (!of.ok) return of
  const { sequence } = to.value
  if (of.value.sequence !== sequence) return refuse('merge-before-another-operation', { lot: from.number, stands: of.value.sequence, sequence }, '/lotId')
  if (of.value.ledger.rework > 0) return refuse('merge-leaves-rework', { lot: from.number, rework: of.value.ledger.rework }, '/lotId')

  const quantity = of.value.ledger.inProcess
  const line = (direction: 'in' | 'out', { lotId, number }: Lot) => ({ direction, lotId, lotNumber: number, quantity, beforeSequence: sequence })
  const data = { from: from.lotId, into: into.lotId, quantity, beforeSequence: sequence }
  const events: ProductionEvent[] = [{ type: 'LotsMerged', data }]
  const stays = withOperation(into, moved(to.value, quantity), { ...united(into, from), merges: [...into.merges, line('in', from)] })
  const ends = withOperation(from, moved(of.value, -quantity), { merges: [...from.merges, line('out', into)] })
  const heats = from.heatIds.filter((heatId) => !into.heatIds.includes(heatId)).map((heatId) => useOf(into, heatId, quantity, now))
  return ok({ into: { next: stays, events }, from: { next: ends, events }, heats })
}

/** Nothing in process: before its next operation, neither ordered nor set up. What has been inspected keeps its own name: its pass speaks of its own pieces only. */
const waiting = (lot: Lot): Result<Waiting, Refusal> => {
  const current = currentOf(lot.operations)
  const stands = lot.status === 'InProcess' || lot.status === 'Hold'
  return stands && current.status === 'Ready' && lot.passes.length === 0 ? ok(current) : refuse('merge-needs-waiting-lots', { lot: lot.number, status: lot.status, operation: current.status })
}

const moved = (operation: Waiting, quantity: number): Waiting => {
  const { ledger } = operation
  return { ...operation, ledger: { ...ledger, input: ledger.input + quantity, inProcess: ledger.inProcess + quantity } }
}

/** A hold on either holds all pieces: nobody can tell them apart any more. What was decided stays decided, also when its hold is heard later. */
const united = (into: Lot, from: Lot): Pick<Lot, 'heatIds' | 'holds' | 'dispositions'> => {
  const dispositions = [...into.dispositions, ...from.dispositions]
  const held = [...into.holds, ...from.holds.filter(({ key }) => into.holds.every((each) => each.key !== key))]
  return { heatIds: [...new Set([...into.heatIds, ...from.heatIds])], holds: held.toSorted((a, b) => (a.at + a.key < b.at + b.key ? -1 : 1)), dispositions }
}

const useOf = ({ lotId, number, orderId, workOrderId, customerId, part, materialOwner }: Lot, heatId: string, quantity: number, since: Instant): HeatUse => ({
  heatId, lotId, lotNumber: number, orderId, workOrderId, customerId, part, materialOwner, quantity, since,
})
