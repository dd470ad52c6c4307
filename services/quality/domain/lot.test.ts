import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QualityDisposition } from '../contract.ts'
import type { Lot } from '../lot-view.ts'
import type { Ncr } from '../ncr-view.ts'
import { heatIds } from '../test/heard.ts'
import { completed, noteComplaint, operationCompleted, receivedFromOutside, released, scrapped, stop } from './lot-history.ts'
import { dispositionExecuted, factsOf, hold, holdForNonconformance, pass, recounted, releaseHold, stopLot, type LotEvent } from './lot.ts'
import { open, type NcrEvent } from './ncr.ts'
import { complete, ines, inWork, mo, names, now } from '../test/lot.ts'
import type { Decided } from '#shared/kernel/result.ts'

const next = (decision: Decided<Lot, LotEvent>): Lot => {
  if (!decision.ok) throw new Error(decision.error.code)
  return decision.value.next
}
const reported = (decision: Decided<Ncr, NcrEvent>): Ncr => {
  if (!decision.ok) throw new Error(decision.error.code)
  return decision.value.next
}
const operation = { sequence: 10, name: 'Mill', workCentre: 'MILL', performer: 'manufacturer', finishedAt: now, good: 19, scrap: 1, rework: 0 } as const

describe('a lot', () => {
  test('is in process from its release, and awaits inspection when it is complete', () => {
    expect(inWork()).toMatchObject({ status: 'InProcess', quantity: 20, heatIds })
    expect(complete()).toMatchObject({ status: 'AwaitingQc', quantity: 20, certificate: { status: 'None' } })
  })
  test('follows production: pieces left, operations done, work done outside, complaints', () => {
    const worked = next(operationCompleted(inWork(), names, operation, 3, now))
    expect(worked).toMatchObject({ quantity: 19, operations: [{ sequence: 10, good: 19 }] })
    expect(next(receivedFromOutside(worked, names, { sequence: 20, supplier: 'Eloxal Nord', quantity: 19, certificateIds: ['E-1'], receivedAt: now }, now)).outside).toMatchObject([{ certificateIds: ['E-1'] }])
    expect(next(noteComplaint(worked, { caseId: 'cas_1', number: 'CAS-1', subject: 'Late', at: now })).complaints).toHaveLength(1)
  })
  test('is scrapped when no piece is left', () => expect(next(scrapped(inWork(), names, { pieces: 0, version: 3 }, undefined, now)).status).toBe('Scrapped'))
  test('an older count does not replace a newer one', () => {
    const known = next(scrapped(inWork(), names, { pieces: 15, version: 5 }, undefined, now))
    expect(next(operationCompleted(known, names, operation, 3, now))).toMatchObject({ quantity: 15, operations: [{ good: 19 }] })
  })
  test('pieces that join a passed lot stop it: they have not been inspected', () => {
    const passed = next(pass(next(requested(complete())), { certificate, findings: [], inspector: ines }, now))
    const decision = completed(passed, names, { count: { pieces: 25, version: 9 }, heatIds, material: 'X', operations: [] }, now)
    expect(decision).toMatchObject({ value: { next: { status: 'AwaitingQc', round: 2, passed: [] }, events: [{ type: 'LotHeard' }, { type: 'LotHeld', data: { reason: '+5 C62' } }] } })
  })
})

const certificate = { certificateId: 'crt_1', number: 'CRT-000001', sha256: 'b'.repeat(64), locale: 'en', quantity: 20, inspectionId: 'ins_1', inspector: ines, issuedAt: now } as const
/** A hold let go is what makes a lot settle; here with its final inspection passed. */
const requested = (lot: Lot): Decided<Lot, LotEvent> => {
  const held = next(stopLot(lot, 'hold_1', 'Stop.', now))
  return releaseHold({ ...held, passed: [{ stage: 'final', inspectionId: 'ins_1' }], requiredStages: ['final'] }, 'hold_1', 'Go.', now)
}

describe('passing', () => {
  test('a ready lot asks for its certificate once, and passes with it', () => {
    const asked = requested(complete())
    expect(asked).toMatchObject({ value: { next: { status: 'AwaitingQc', certificate: { status: 'Requested', inspectionId: 'ins_1' } }, events: [{ type: 'HoldReleased' }, { type: 'CertificateRequested' }] } })
    const passed = pass(next(asked), { certificate, findings: [], inspector: ines }, now)
    expect(passed).toMatchObject({ value: { next: { status: 'Passed', certificateId: 'crt_1', certificates: [{ number: 'CRT-000001' }] }, events: [{ type: 'LotPassedQC', data: { quantity: 20, certificate: { sha256: certificate.sha256 } } }] } })
    expect(pass(next(passed), { certificate, findings: [], inspector: ines }, now)).toMatchObject({ value: { events: [] } })
  })
  test('not with the certificate of another inspection', () => {
    const asked = next(requested(complete()))
    expect(pass(asked, { certificate: { ...certificate, inspectionId: 'ins_0' }, findings: [], inspector: ines }, now)).toEqual({ ok: true, value: { next: asked, events: [] } })
  })
  test('holding a passed lot makes it pass anew; the same reason twice is one hold', () => {
    const passed = next(pass(next(requested(complete())), { certificate, findings: [], inspector: ines }, now))
    const held = next(stop(passed, 'recall', 'cas_1', 'Cracks.', now))
    expect(held).toMatchObject({ status: 'Hold', round: 2, passed: [] })
    expect(stop(held, 'recall', 'cas_1', 'Cracks.', now)).toMatchObject({ value: { next: held, events: [] } })
    expect(next(releaseHold(held, 'cas_1', 'Looked at.', now))).toMatchObject({ status: 'AwaitingQc', certificate: { status: 'None' } })
  })
})

describe('a disposition carried out', () => {
  const by = { by: mo, at: now }
  const executed = (disposition: QualityDisposition): Ncr => ({
    ncrId: 'ncr_1', number: 'NCR-000001', orderId: names.orderId, customerId: names.customerId, lotId: names.lotId, lotNumber: names.lotNumber, workOrderId: names.workOrderId, planHash: names.planHash, part: names.part,
    quantity: 2, description: 'Bore over.', cause: 'workmanship', characteristics: [2], origin: { kind: 'observation' }, openedBy: ines, openedAt: now, refused: [],
    status: 'Executed', containment: { ...by, note: 'x' }, proposal: { ...by, disposition, justification: 'x' }, approval: { kind: 'shop', ...by }, execution: { ...by, note: 'x' },
  })
  const held = (): Lot => ({ ...next(hold(complete(), { kind: 'nonconformance', reference: 'ncr_1', reason: 'x', since: now, quantity: 2 }, now)), passed: [{ stage: 'receipt', inspectionId: 'ins_0' }, { stage: 'final', inspectionId: 'ins_1' }] })
  const receiptOnly = [{ stage: 'receipt', inspectionId: 'ins_0' }]

  test.each(['rework', 'repair'] as const)('%s: the final inspection from before counts no longer, in a new round', (disposition) => {
    expect(next(dispositionExecuted(held(), executed(disposition), now))).toMatchObject({ status: 'Hold', quantity: 20, round: 2, passed: receiptOnly, holds: [{ quantity: 0 }] })
  })
  test.each(['scrap', 'return-to-supplier'] as const)('%s: the pieces leave for good', (disposition) => {
    expect(next(dispositionExecuted(held(), executed(disposition), now))).toMatchObject({ quantity: 18, round: 1, removals: [{ ncrId: 'ncr_1', quantity: 2, reflected: false }] })
  })
  test('use-as-is: the pieces stay, and nothing is inspected away', () => expect(next(dispositionExecuted(held(), executed('use-as-is'), now))).toMatchObject({ quantity: 20, round: 1 }))
  test('scrap that production has counted already is not counted again, whichever comes first', () => {
    const first = next(scrapped(held(), names, { pieces: 18, version: 9 }, 'ncr_1', now))
    expect(next(dispositionExecuted(first, executed('scrap'), now)).quantity).toBe(18)
    const last = next(dispositionExecuted(held(), executed('scrap'), now))
    expect(next(scrapped(last, names, { pieces: 18, version: 9 }, 'ncr_1', now)).quantity).toBe(18)
  })
})

describe('refusals', () => {
  test('lot-in-work', () => expect(stopLot(inWork(), 'hold_1', 'Stop.', now)).toMatchObject({ error: { code: 'lot-in-work' } }))
  test('hold-unknown', () => expect(releaseHold(complete(), 'hold_1', 'x', now)).toMatchObject({ error: { code: 'hold-unknown' } }))
  test('more-than-free: no piece awaits two dispositions', () => {
    const opened = (ncrId: string, quantity: number) => reported(open(complete(), { ncrId, number: ncrId, quantity, description: 'x', cause: 'workmanship', characteristics: [], origin: { kind: 'observation' }, openedBy: ines }, now))
    const held = next(holdForNonconformance(complete(), opened('ncr_1', 15), now))
    expect(holdForNonconformance(held, opened('ncr_2', 6), now)).toMatchObject({ error: { code: 'more-than-free', params: { free: 5 }, field: '/quantity' } })
    expect(next(holdForNonconformance(held, opened('ncr_2', 5), now)).holds).toHaveLength(2)
    expect(next(recounted(held, opened('ncr_1', 20), now)).holds).toMatchObject([{ quantity: 20 }])
    expect(recounted(held, opened('ncr_1', 21), now)).toMatchObject({ error: { code: 'more-than-free' } })
  })
  test('hold-needs-nonconformance', () => {
    const held = next(hold(complete(), { kind: 'nonconformance', reference: 'ncr_1', reason: 'x', since: now, quantity: 2 }, now))
    expect(releaseHold(held, 'ncr_1', 'x', now)).toMatchObject({ error: { code: 'hold-needs-nonconformance' } })
  })
})

test('what is heard reaches the same facts in any order, once or twice (invariant 13)', () => {
  type Hearing = (lot: Lot | undefined) => Decided<Lot, LotEvent> | undefined
  const known = (react: (lot: Lot) => Decided<Lot, LotEvent>): Hearing => (lot) => (lot ? react(lot) : undefined)
  const heard: readonly Hearing[] = [
    (lot) => released(lot, names, { quantity: 20, heatIds: ['H-2', 'H-1'] }, now),
    (lot) => operationCompleted(lot, names, operation, 3, now),
    (lot) => operationCompleted(lot, names, { ...operation, sequence: 20, good: 18, finishedAt: '2026-03-02T09:00:00.000Z' }, 4, '2026-03-02T09:00:00.000Z'),
    (lot) => scrapped(lot, names, { pieces: 18, version: 4 }, undefined, now),
    (lot) => scrapped(lot, names, { pieces: 16, version: 8 }, 'ncr_1', now),
    (lot) => completed(lot, names, { count: { pieces: 18, version: 6 }, heatIds: ['H-3'], material: 'X', operations: [operation] }, '2026-03-02T10:00:00.000Z'),
    (lot) => receivedFromOutside(lot, names, { sequence: 20, supplier: 'E', quantity: 19, certificateIds: ['E-1'], receivedAt: now }, now),
    known((lot) => noteComplaint(lot, { caseId: 'cas_1', number: 'CAS-1', subject: 'Late', at: now })),
    known((lot) => stop(lot, 'recall', 'cas_1', 'Cracks.', now)),
  ]
  const play = (order: readonly Hearing[]): Lot => {
    let lot: Lot | undefined
    const queue = [...order]
    for (let hearing = queue.shift(); hearing; hearing = queue.shift()) {
      const decision = hearing(lot)
      if (!decision) queue.push(hearing)
      else lot = next(decision)
    }
    if (!lot) throw new Error('nothing was heard')
    return lot
  }
  const expected = play(heard)
  expect(expected).toMatchObject({ status: 'Hold', quantity: 16, heatIds: ['H-1', 'H-2', 'H-3'] })
  fc.assert(fc.property(fc.shuffledSubarray([...heard, ...heard], { minLength: heard.length * 2 }), (order) => {
    expect(factsOf(play(order))).toEqual(factsOf(expected))
  }))
})
