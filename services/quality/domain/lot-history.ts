import { decided, type Decided } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Hold, Lot, LotFacts } from '../lot-view.ts'
import { factsOf, hold, named, newRound, settle, type LotEvent } from './lot.ts'

/**
 * What quality hears of a lot from production and support, in whatever order it arrives. Counts are absolute and carry the version of
 * production's lot: the newest wins. Facts already known change nothing.
 */
type Decides = Decided<Lot, LotEvent>
export type LotNames = Pick<LotFacts, 'lotId' | 'lotNumber' | 'orderId' | 'customerId' | 'workOrderId' | 'workOrderNumber' | 'planId' | 'planHash' | 'part'>
type Count = { readonly pieces: number; readonly version: number }
type Operation = LotFacts['operations'][number]

const begun = (names: LotNames): LotFacts => ({
  ...names, quantity: 0, produced: 0, producedAsOf: 0, removals: [], making: { status: 'InWork' }, heatIds: [], operations: [], outside: [], complaints: [],
  holds: [], round: 1, requiredStages: [], passed: [], concessions: [], certificateLocale: 'en', certificates: [],
})

const facts = (lot: Lot | undefined, names: LotNames): LotFacts => (lot ? factsOf(lot) : begun(names))

const together = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].toSorted()

const counted = (before: LotFacts, { pieces, version }: Count): LotFacts => (version >= before.producedAsOf ? { ...before, produced: pieces, producedAsOf: version } : before)

const operated = (known: readonly Operation[], done: Operation): Operation[] => {
  const earlier = known.find(({ sequence }) => sequence === done.sequence)
  if (earlier && earlier.finishedAt >= done.finishedAt) return [...known]
  return [...known.filter((each) => each !== earlier), done].toSorted((a, b) => a.sequence - b.sequence)
}

/** Settles what was heard; pieces that have joined a lot make it another one, and one that had passed must not move. */
const heard = (lot: Lot | undefined, next: LotFacts, what: object, at: Instant): Decides => {
  if (lot && JSON.stringify(factsOf(lot)) === JSON.stringify(next)) return decided(lot)
  const joined = lot !== undefined && lot.producedAsOf > 0 && next.produced > lot.produced
  const held: LotEvent[] = joined && lot.status === 'Passed' ? [{ type: 'LotHeld', data: { ...named(lot), reason: `+${next.produced - lot.produced} C62` } }] : []
  return settle(lot, joined ? newRound(next) : next, at, { type: 'LotHeard', data: what }, ...held)
}

/** Production may begin: so many pieces are planned, from these heats. */
export const released = (lot: Lot | undefined, names: LotNames, planned: { readonly quantity: number; readonly heatIds: readonly string[] }, at: Instant): Decides => {
  const before = facts(lot, names)
  return heard(lot, { ...counted(before, { pieces: planned.quantity, version: 0 }), heatIds: together(before.heatIds, planned.heatIds) }, { planned: planned.quantity }, at)
}

export const operationCompleted = (lot: Lot | undefined, names: LotNames, done: Operation, version: number, at: Instant): Decides => {
  const before = facts(lot, names)
  const next = { ...counted(before, { pieces: done.good + done.rework, version }), operations: operated(before.operations, done) }
  return heard(lot, next, { sequence: done.sequence, good: done.good, scrap: done.scrap, rework: done.rework }, at)
}

type Completion = { readonly count: Count; readonly heatIds: readonly string[]; readonly material: string; readonly operations: readonly Operation[] }

export const completed = (lot: Lot | undefined, names: LotNames, { count, heatIds, material, operations }: Completion, at: Instant): Decides => {
  const before = facts(lot, names)
  const making: LotFacts['making'] = before.making.status === 'Complete' && before.making.at >= at ? before.making : { status: 'Complete', at, material }
  const next = { ...counted(before, count), making, heatIds: together(before.heatIds, heatIds), operations: operations.reduce(operated, before.operations) }
  return heard(lot, next, { completed: count.pieces }, at)
}

/** Pieces lost in production; `ncrId` when it scrapped them because of that nonconformance: then they are not to be taken out twice. */
export const scrapped = (lot: Lot | undefined, names: LotNames, count: Count, ncrId: string | undefined, at: Instant): Decides => {
  const before = facts(lot, names)
  return heard(lot, { ...counted(before, count), removals: ncrId === undefined ? before.removals : reflected(before.removals, ncrId) }, { remaining: count.pieces }, at)
}

const reflected = (removals: LotFacts['removals'], ncrId: string): LotFacts['removals'] =>
  removals.some((each) => each.ncrId === ncrId) ? removals.map((each) => (each.ncrId === ncrId ? { ...each, reflected: true } : each)) : [...removals, { ncrId, quantity: 0, reflected: true }]

type Received = LotFacts['outside'][number]

export const receivedFromOutside = (lot: Lot | undefined, names: LotNames, received: Received, at: Instant): Decides => {
  const before = facts(lot, names)
  if (before.outside.some(({ sequence, receivedAt }) => sequence === received.sequence && receivedAt === received.receivedAt)) return lot ? decided(lot) : heard(lot, before, {}, at)
  const outside = [...before.outside, received].toSorted((a, b) => a.sequence - b.sequence || a.receivedAt.localeCompare(b.receivedAt))
  return heard(lot, { ...before, outside }, { sequence: received.sequence, received: received.quantity }, at)
}

export const noteComplaint = (lot: Lot, complaint: LotFacts['complaints'][number]): Decides => {
  if (lot.complaints.some(({ caseId }) => caseId === complaint.caseId)) return decided(lot)
  return decided<Lot, LotEvent>({ ...lot, complaints: [...lot.complaints, complaint] }, { type: 'ComplaintNoted', data: complaint })
}

/** Pieces come back, or are called back: the lot must not move until it has been looked at. */
export const stop = (lot: Lot, kind: 'return' | 'recall', reference: string, reason: string, at: Instant): Decides => {
  const stopped: Hold = { kind, reference, reason, since: at }
  return hold(lot, stopped, at)
}
