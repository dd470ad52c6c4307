import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QualityDisposition, QualityStage } from '../contract.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'
import type { Ncr } from '../ncr-view.ts'
import { report } from './failure.ts'
import { complete as judge, open as openInspection, record } from './inspection.ts'
import { scrapped } from './lot-history.ts'
import { dispositionExecuted, holdForNonconformance, inspected, nonconformanceClosed, pass, releaseHold, stopLot } from './lot.ts'
import { approveAsCustomer, close, contain, execute, open as openNcr, propose, refuseAsCustomer, review, verify } from './ncr.ts'
import { bea, complete, ines, mo, names, now, plan } from '../test/lot.ts'
import type { Decision } from '#shared/kernel/result.ts'

/** What really happened, kept apart from the lot's own books. */
type World = {
  lot: Lot
  inspections: Inspection[]
  ncrs: Ncr[]
  /** Inspections of each stage that count, as an auditor would say. */
  passed: Map<QualityStage, string>
  goneForGood: number
  fromProduction: number
  version: number
  customerSaidYes: Set<string>
  passes: number
}
type Happened = { readonly type: string; readonly data: object }
type Step =
  | { readonly kind: 'open'; readonly stage: QualityStage }
  | { readonly kind: 'inspect'; readonly stage: QualityStage; readonly conforms: boolean }
  | { readonly kind: 'judge'; readonly which: number; readonly conforms: boolean }
  | { readonly kind: 'report'; readonly quantity: number }
  | { readonly kind: 'advance'; readonly which: number; readonly disposition: QualityDisposition; readonly yes: boolean }
  | { readonly kind: 'scrap' | 'stop' | 'release' | 'render' | 'renderOld' }

const dispositions = ['use-as-is', 'rework', 'repair', 'return-to-supplier', 'scrap'] as const
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('inspect' as const), stage: fc.constantFrom('receipt' as const, 'final' as const), conforms: fc.integer({ min: 0, max: 7 }).map((n) => n > 0) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('open' as const), stage: fc.constantFrom('receipt' as const, 'final' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('judge' as const), which: fc.nat(3), conforms: fc.integer({ min: 0, max: 7 }).map((n) => n > 0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('report' as const), quantity: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('advance' as const), which: fc.nat(3), disposition: fc.constantFrom(...dispositions), yes: fc.integer({ min: 0, max: 3 }).map((n) => n > 0) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('scrap' as const, 'stop' as const, 'release' as const, 'renderOld' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('render' as const) }) },
)

const begin = (): World => ({ lot: complete(), inspections: [], ncrs: [], passed: new Map(), goneForGood: 0, fromProduction: 20, version: 10, customerSaidYes: new Set(), passes: 0 })
const pick = <T>(from: readonly T[], which: number): T | undefined => from[which % Math.max(1, from.length)]

const certificateOf = (lot: Lot, inspectionId: string) => ({
  findings: [], inspector: ines,
  certificate: { certificateId: `crt_${inspectionId}`, number: 'CRT-1', sha256: 'b'.repeat(64), locale: 'en', quantity: Math.max(1, lot.quantity), inspectionId, inspector: ines, issuedAt: now } as const,
})

/** Applies a step and returns what was published on the lot or its reports; a refused step changes nothing. */
const apply = (world: World, { ...each }: Step): readonly Happened[] => {
  switch (each.kind) {
    case 'open': {
      const opened = openInspection(world.lot, plan, { inspectionId: `ins_${world.inspections.length}`, number: 'INS', stage: each.stage, openedBy: ines, severity: 'Normal' }, now)
      if (opened.ok) world.inspections.push(opened.value.next)
      return []
    }
    case 'inspect': {
      apply(world, { kind: 'open', stage: each.stage })
      return judgeOne(world, world.inspections.filter(({ status }) => status === 'Planned').length - 1, each.conforms)
    }
    case 'judge': return judgeOne(world, each.which, each.conforms)
    case 'report': {
      const opened = openNcr(world.lot, { ncrId: `ncr_${world.ncrs.length}`, number: 'NCR', quantity: each.quantity, description: 'x', cause: 'workmanship', characteristics: [2], origin: { kind: 'observation' }, openedBy: ines }, now)
      if (!opened.ok) return []
      const held = holdForNonconformance(world.lot, opened.value.next, now)
      if (!held.ok) return []
      world.ncrs.push(opened.value.next)
      return onLot(world, held.value)
    }
    case 'advance': return advance(world, each)
    case 'scrap': {
      if (world.fromProduction === 0) return []
      world.fromProduction -= 1
      world.version += 1
      return onLot(world, valueOf(scrapped(world.lot, names, { pieces: world.fromProduction, version: world.version }, undefined, now)))
    }
    case 'stop': return onLot(world, valueOf(stopLot(world.lot, `hold_${world.version++}`, 'x', now)))
    case 'release': return onLot(world, valueOf(releaseHold(world.lot, world.lot.holds.find(({ kind }) => kind === 'shop')?.reference ?? '', 'x', now)))
    case 'render': return onLot(world, valueOf(pass(world.lot, certificateOf(world.lot, world.lot.status === 'AwaitingQc' && world.lot.certificate.status === 'Requested' ? world.lot.certificate.inspectionId : 'ins_none'), now)))
    case 'renderOld': return onLot(world, valueOf(pass(world.lot, certificateOf(world.lot, 'ins_0'), now)))
  }
}

const valueOf = <T>(result: { ok: true; value: T } | { ok: false }): T | undefined => (result.ok ? result.value : undefined)

/** A lot that had passed and is stopped again needs a new final inspection: so says the auditor too. */
const onLot = (world: World, decision: Decision<Lot, Happened> | undefined): readonly Happened[] => {
  if (!decision) return []
  if (world.lot.status === 'Passed' && decision.next.status !== 'Passed') world.passed.delete('final')
  world.lot = decision.next
  return decision.events
}

const judgeOne = (world: World, which: number, conforms: boolean): readonly Happened[] => {
  const open = world.inspections.filter(({ status }) => status === 'Planned')
  const inspection = pick(open, which)
  if (!inspection) return []
  const full = inspection.characteristics.reduce((filled, { number, kind }) => {
    const pieces = kind === 'variable' ? Math.min(5, filled.lotQuantity) : filled.lotQuantity
    const entry = kind === 'variable'
      ? ({ kind: 'readings', characteristic: number, unit: 'mm', values: Array.from({ length: pieces }, (_, at) => (conforms || at > 0 ? '25.021' : '25.022')) } as const)
      : ({ kind: 'count', characteristic: number, inspected: pieces, nonconforming: conforms ? 0 : 1 } as const)
    return valueOf(record(filled, entry.kind === 'readings' ? { ...entry, values: [...entry.values] } : entry, ines, now))?.next ?? filled
  }, inspection)
  const judged = judge(full, world.lot, ines, 'en', now)
  if (!judged.ok) return []
  const looked = valueOf(inspected(world.lot, judged.value.next, now))
  if (!looked) return []
  world.inspections = world.inspections.map((each) => (each === inspection ? judged.value.next : each))
  if (judged.value.next.status !== 'Failed') {
    const events = onLot(world, looked)
    if (judged.value.next.status === 'Passed') world.passed.set(inspection.stage, inspection.inspectionId)
    return events
  }
  world.passed.delete(inspection.stage)
  const failure = valueOf(report(looked, judged.value.next, { ncrId: `ncr_${world.ncrs.length}`, number: 'NCR', cause: 'workmanship' }, now))
  if (!failure) return []
  world.ncrs.push(...failure.reports.map(({ next }) => next))
  return onLot(world, failure.lot)
}

const advance = (world: World, { which, disposition, yes }: { readonly which: number; readonly disposition: QualityDisposition; readonly yes: boolean }): readonly Happened[] => {
  const ncr = pick(world.ncrs.filter(({ status }) => status !== 'Closed'), which)
  if (!ncr) return []
  const tried = {
    Open: () => contain(ncr, ines, { note: 'x' }, now), Contained: () => propose(ncr, { disposition, justification: 'x' }, ines, now),
    DispositionProposed: () => review(ncr, yes ? mo : ines, now), AwaitingCustomer: () => (yes ? approveAsCustomer(ncr, bea, undefined, now) : refuseAsCustomer(ncr, bea, 'x', now)),
    Approved: () => execute(ncr, ines, 'x', now), Executed: () => verify(ncr, ines, 'x', now), Verified: () => close(ncr, mo, now), Closed: () => close(ncr, mo, now),
  }[ncr.status]()
  if (!tried.ok) return []
  const after = tried.value.next
  if (ncr.status === 'AwaitingCustomer' && yes) world.customerSaidYes.add(ncr.ncrId)
  world.ncrs = world.ncrs.map((each) => (each === ncr ? after : each))
  if (after.status === 'Executed') {
    const left = world.lot.quantity
    if (after.proposal.disposition === 'scrap' || after.proposal.disposition === 'return-to-supplier') world.goneForGood += Math.min(after.quantity, left)
    if (after.proposal.disposition === 'rework' || after.proposal.disposition === 'repair') world.passed.delete('final')
    return [...tried.value.events, ...onLot(world, valueOf(dispositionExecuted(world.lot, after, now)))]
  }
  if (after.status === 'Closed') return [...tried.value.events, ...onLot(world, valueOf(nonconformanceClosed(world.lot, after, now)))]
  return tried.value.events
}

let seenPasses = 0
let seenDispositions = 0

const check = (world: World, events: readonly Happened[], before: Lot): void => {
  // Scrap never rejoins good: pieces only ever leave (9), and no count is ever above what is really there (8).
  expect(world.lot.quantity).toBeLessThanOrEqual(before.quantity)
  expect(world.lot.quantity).toBeLessThanOrEqual(Math.max(0, world.fromProduction - world.goneForGood))
  const open = world.ncrs.filter(({ status }) => status !== 'Closed')
  if (open.length > 0) expect(['Hold', 'Scrapped']).toContain(world.lot.status)
  for (const ncr of world.ncrs) {
    if (!('approval' in ncr)) continue
    const byCustomer = ncr.proposal.disposition === 'use-as-is' || ncr.proposal.disposition === 'repair'
    expect(world.customerSaidYes.has(ncr.ncrId)).toBe(byCustomer)
    expect(ncr.approval.by.id).toBe(byCustomer ? bea.id : mo.id)
  }
  seenDispositions += events.filter(({ type }) => type === 'NonconformanceDispositioned').length
  const passing = events.filter(({ type }) => type === 'LotPassedQC')
  seenPasses += passing.length
  for (const { data } of passing) {
    expect(before.status).toBe('AwaitingQc')
    expect([...world.passed.keys()].toSorted()).toEqual(['final', 'receipt'])
    expect(open).toEqual([])
    expect(data).toMatchObject({ quantity: world.lot.quantity, inspectionId: world.passed.get('final') })
    expect(world.lot.quantity).toBeGreaterThan(0)
  }
  if (world.lot.status === 'Passed') expect([...world.passed.keys()].toSorted()).toEqual(['final', 'receipt'])
}

test('a lot passes only with every stage passed, nothing open and pieces left; only the customer takes what does not conform (invariants 8, 9)', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 30, maxLength: 90, size: 'max' }), (steps) => {
    const world = begin()
    for (const each of steps) {
      const before = world.lot
      check(world, apply(world, each), before)
    }
  }), { numRuns: 40 })
  // The walk must really get there, or it would assert nothing.
  expect(seenPasses).toBeGreaterThan(3)
  expect(seenDispositions).toBeGreaterThan(3)
})
