import type { Decision } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { LotRequest } from '../contract.ts'
import type { HeatUse, Lot, LotBase } from '../lot-view.ts'
import type { Ledger, Operation, Performed, Step } from '../operation-view.ts'
import type { WorkOrder } from '../work-order-view.ts'
import type { ProductionEvent } from './events.ts'

/** A requested lot with the names it will carry. */
export type Named = LotRequest & { readonly lotId: string; readonly number: string }

const none: Ledger = { input: 0, good: 0, scrap: 0, rework: 0, inProcess: 0, atSupplier: 0 }

export const pending = (step: Step): Operation => ({ ...stepOf(step), status: 'Pending', ledger: none, reworked: 0 })
const ready = (operation: Operation, input: number): Operation => ({ ...partsOf(operation), status: 'Ready', ledger: { ...none, input, inProcess: input } })

/** A lot as released: its blanks wait before the first operation. */
export const newLot = (order: WorkOrder, { lotId, number, quantity, heats, materialOwner }: Named, now: Instant): { lot: Decision<Lot, ProductionEvent>; heats: HeatUse[] } => {
  const { workOrderId, orderId, customerId, plan } = order
  const base: LotBase = {
    lotId, number, orderId, workOrderId, workOrderNumber: order.number, customerId, planId: plan.planId, planHash: plan.hash, part: plan.part, exportClass: plan.exportClass,
    material: plan.material, materialOwner, heatIds: heats.map(({ heatId }) => heatId), createdAt: now, released: quantity, quantity,
    operations: plan.routing.toSorted((a, b) => a.sequence - b.sequence).map(pending), inherited: [], splits: [], merges: [], completions: [],
    holds: [], dispositions: [], passes: [], shipments: [], returns: [],
  }
  const uses = heats.map((heat) => ({ ...heat, lotId, lotNumber: number, orderId, workOrderId, customerId, part: plan.part, materialOwner, since: now }))
  return { lot: { next: settleLot(base), events: [{ type: 'LotReleased', data: { quantity, heats, materialOwner } }] }, heats: uses }
}

/** An operation lets the lot go on when it is done and no piece of it waits for rework. */
const passed = (operation: Operation): boolean => operation.status === 'Done' && operation.ledger.rework === 0
export const isComplete = ({ operations }: Pick<LotBase, 'operations'>): boolean => operations.every(passed)

/** The operation that has the pieces now: the first the lot has not passed, or the last of all. */
export const currentOf = (operations: readonly Operation[]): Operation => {
  const current = operations.find((operation) => !passed(operation)) ?? operations.at(-1)
  if (!current) throw new Error('a lot without operations')
  return current
}

/** Pieces of a lot still alive: all of the current operation's input but its scrap. */
export const alive = ({ good, rework, inProcess, atSupplier }: Ledger): number => good + rework + inProcess + atSupplier

/** The lot with its next operation made ready, its quantity counted and its status computed from what is known. */
export const settleLot = (facts: LotBase): Lot => {
  const operations = advance(facts.released, facts)
  const current = currentOf(operations)
  const base = { ...facts, operations, quantity: alive(current.ledger) }
  const pass = validPass(base)
  const joined = base.merges.find(({ direction }) => direction === 'out')
  if (joined) return { ...base, status: 'Merged', into: joined.lotId }
  if (base.quantity === 0) return { ...base, status: 'Scrapped' }
  const since = base.holds[0]?.at
  if (since !== undefined) return { ...base, status: 'Hold', heldSince: since }
  if (!isComplete(base)) return { ...base, status: 'InProcess', currentSequence: current.sequence }
  if (!pass) return { ...base, status: 'AwaitingQc', completedAt: base.completions.at(-1) ?? base.createdAt }
  if (count(base.shipments) < base.quantity) return { ...base, status: 'Passed', pass }
  return { ...base, status: count(base.returns) < base.quantity ? 'Shipped' : 'Returned', pass }
}

export const count = (lines: readonly { readonly quantity: number }[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0)

/** Quality's last word that the lot conforms; one before a later rework no longer counts. */
const validPass = ({ passes, dispositions }: LotBase) => {
  const reworked = dispositions.filter(({ disposition }) => disposition === 'rework').map(({ at }) => at)
  return passes.toSorted((a, b) => (a.at < b.at ? -1 : 1)).findLast(({ at }) => reworked.every((each) => each <= at))
}

/** The first operation takes the released blanks; each later one what the one before it left good. */
const advance = (released: number, { operations }: LotBase): Operation[] => {
  const next = operations.findIndex((operation) => !passed(operation))
  const waiting = operations[next]
  if (waiting?.status !== 'Pending') return [...operations]
  const input = operations[next - 1]?.ledger.good ?? released
  return input === 0 ? [...operations] : operations.with(next, ready(waiting, input))
}

export const withLot = (lot: Lot, facts: Partial<LotBase>): Lot => settleLot({ ...lotBase(lot), ...facts })

/** The lot with one operation replaced. */
export const withOperation = (lot: Lot, operation: Operation, facts: Partial<LotBase> = {}): Lot =>
  withLot(lot, { ...facts, operations: lot.operations.map((each) => (each.sequence === operation.sequence ? operation : each)) })

/** What every event about a lot carries. */
export const lotData = (lot: LotBase) => ({
  workOrderId: lot.workOrderId, number: lot.workOrderNumber, customerId: lot.customerId, planId: lot.planId, planHash: lot.planHash, part: lot.part, lotId: lot.lotId, lotNumber: lot.number,
})

export const stepOf = ({ sequence, name, workCentre, performer, supplier, setupSeconds, cycleSeconds, instructions }: Step): Step => ({
  sequence, name, workCentre, performer, supplier, setupSeconds, cycleSeconds, instructions,
})

/** The parts of an operation that do not depend on its status. */
export const partsOf = (operation: Operation) => ({ ...stepOf(operation), ledger: operation.ledger, reworked: operation.reworked })

/** A finished operation as events and inheriting lots show it. */
export const performed = (operation: Operation): Performed[] => {
  if (operation.status !== 'Done') return []
  const { sequence, name, workCentre, performer, supplier, by, startedAt, finishedAt, ledger } = operation
  return [{ sequence, name, workCentre, performer, by, startedAt, finishedAt, good: ledger.good, scrap: ledger.scrap, rework: ledger.rework, ...(supplier !== '' && { supplier }) }]
}

const lotBase = (lot: Lot): LotBase => {
  const { lotId, number, orderId, workOrderId, workOrderNumber, customerId, planId, planHash, part, exportClass, material, materialOwner, heatIds, createdAt } = lot
  const { released, quantity, operations, inherited, splits, merges, completions, holds, dispositions, passes, shipments, returns } = lot
  return {
    lotId, number, orderId, workOrderId, workOrderNumber, customerId, planId, planHash, part, exportClass, material, materialOwner, heatIds, createdAt,
    released, quantity, operations, inherited, splits, merges, completions, holds, dispositions, passes, shipments, returns,
  }
}
