import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decided } from '#shared/kernel/result.ts'
import type { Fai, Scope } from '../fai-view.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'
import type { Ncr } from '../ncr-view.ts'
import { bea, complete, ines, mo, now, plan } from '../test/lot.ts'
import { documents, heatIds } from '../test/heard.ts'
import { approve, approveAsCustomer, draft, verify, type FaiEvent } from './fai.ts'
import type { Judged } from './fai-rows.ts'
import { complete as judge, open, record } from './inspection.ts'
import { open as openNcr } from './ncr.ts'

const must = <T>(result: { ok: true; value: { next: T } } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value.next
}
const refused = (code: string, field?: string) => ({ ok: false, error: { code, ...(field !== undefined && { field }) } })

const started = (stage: 'receipt' | 'final', lot: Lot): Inspection => must(open(lot, plan, { inspectionId: `ins_${stage}`, number: `INS-${stage}`, stage, openedBy: ines, severity: 'Normal' }, now))
const judged = (inspection: Inspection, lot: Lot): Judged => {
  const done = must(judge(inspection, lot, ines, 'en', now))
  if (done.status !== 'Passed' && done.status !== 'Failed') throw new Error(done.status)
  return done
}
const receipt = (lot = complete()): Judged => judged(must(record(started('receipt', lot), { kind: 'count', characteristic: 1, inspected: 20, nonconforming: 0 }, ines, now)), lot)
const final = (lot = complete(), last = '25.0'): Judged => {
  const bored = must(record(started('final', lot), { kind: 'readings', characteristic: 2, values: ['25.001', '25.002', '25.003', '25.004', last], unit: 'mm' }, ines, now))
  return judged(must(record(bored, { kind: 'count', characteristic: 3, inspected: 20, nonconforming: 0 }, ines, now)), lot)
}
const conceding = (): Lot => ({ ...complete(), concessions: [{ ncrId: 'ncr_1', number: 'NCR-000001', characteristics: [2], quantity: 1, approvalReference: 'DEV-1' }] })

const full: Scope = { kind: 'full', reason: 'first-production' }
const partial = (...characteristics: number[]): Scope => ({ kind: 'partial', reason: 'tooling', baseline: { report: 'FAI-000000', partNumber: 'AP-4711', partRevision: 'A' }, characteristics })
const drafting = { faiId: 'fai_1', number: 'FAI-000001', organization: 'Kaveri Precision Works', scope: full, particulars: { purchaseOrder: 'PO-1' }, draftedBy: ines }
type Basis = Parameters<typeof draft>[0]
const basis = (changed: Partial<Basis> = {}): Basis => ({ lot: complete(), plan, final: final(), earlier: [receipt()], ncrs: [], ...changed })
const drafted = (changed: Partial<Basis> = {}, scope: Scope = full): Fai => must(draft(basis(changed), { ...drafting, scope }, now))
const verified = (changed: Partial<Basis> = {}): Fai => must(verify(drafted(changed), ines, now))
const approved = (): Fai => must(approve(verified(), mo, undefined, now))
const accepted = (): Fai => must(approveAsCustomer(approved(), bea, 'Q-31', now))
const report = (): Ncr => must(openNcr(complete(), { ncrId: 'ncr_7', number: 'NCR-000007', quantity: 1, description: 'Bore over.', cause: 'workmanship', characteristics: [2], origin: { kind: 'inspection', inspectionId: 'ins_final' }, openedBy: ines }, now))

describe('a first article report', () => {
  test('says what was required and found for every characteristic of every stage, in the order of their numbers', () => {
    const { rows, nonconformance } = drafted()
    expect(rows).toMatchObject([
      { characteristic: 1, designator: 'none', requirement: 'Ac 0', values: [], inspected: 20, nonconforming: 0, verdict: 'conforms' },
      { characteristic: 2, designator: 'critical', requirement: '25.000 (25.000 … 25.021)', unit: 'mm', values: ['25.001', '25.002', '25.003', '25.004', '25.0'], method: 'Bore gauge', verdict: 'conforms' },
      { characteristic: 3, designator: 'none', inspected: 20, method: 'Visual', verdict: 'conforms' },
    ])
    expect(rows.some((row) => 'nonconformance' in row)).toBe(false)
    expect(nonconformance).toBe(false)
  })

  test('names the part, the drawings by their content, the plan, the shop, and is as confidential as its drawings', () => {
    expect(drafted()).toMatchObject({
      status: 'Draft', part: plan.part, documents, planHash: plan.planHash, planRevision: 1, exportClass: 'confidential', organization: 'Kaveri Precision Works',
      scope: full, particulars: { purchaseOrder: 'PO-1' }, inspectionNumber: 'INS-final', draftedBy: ines, draftedAt: now,
    })
  })

  test('accounts for material, heats and what was done outside', () => {
    const done = { sequence: 20, name: 'Anodize', workCentre: 'OUT', performer: 'subcontractor' as const, supplier: 'Galvano Ltd', finishedAt: now, good: 20, scrap: 0, rework: 0 }
    const lot: Lot = { ...complete(), operations: [{ ...done, sequence: 10, name: 'Mill', performer: 'manufacturer' }, done], outside: [{ sequence: 20, supplier: 'Galvano Ltd', quantity: 20, certificateIds: ['C-9'], receivedAt: now }] }
    expect(drafted({ lot })).toMatchObject({ material: { name: 'EN AW-6082 T6', heatIds }, processes: [{ sequence: 20, name: 'Anodize', supplier: 'Galvano Ltd', certificateIds: ['C-9'] }] })
  })

  test('gives the number of the concession, or of the report its failed inspection led to', () => {
    expect(drafted({ lot: conceding(), final: final(conceding(), '25.030') })).toMatchObject({ nonconformance: true, rows: [{}, { verdict: 'accepted', nonconformance: 'NCR-000001' }, {}] })
    expect(drafted({ final: final(complete(), '25.030'), ncrs: [report()] })).toMatchObject({ nonconformance: true, rows: [{}, { verdict: 'nonconforming', nonconforming: 1, nonconformance: 'NCR-000007' }, {}] })
  })

  test('in part, speaks of the characteristics that the change concerns, on its baseline', () => {
    expect(drafted({}, partial(3, 2))).toMatchObject({ scope: { reason: 'tooling', baseline: { report: 'FAI-000000' } }, rows: [{ characteristic: 2 }, { characteristic: 3 }] })
    expect(draft(basis(), { ...drafting, scope: partial(2, 9) }, now)).toMatchObject(refused('characteristic-not-inspected', '/scope/characteristics'))
  })

  test.each<[string, Partial<Basis>]>([
    ['final-inspection-needed', { final: receipt() }],
    ['inspection-not-completed', { final: started('final', complete()) }],
    ['lot-empty', { lot: { ...complete(), status: 'Scrapped' } }],
    ['lot-changed-since', { lot: { ...complete(), round: 2 } }],
    ['stage-not-passed', { earlier: [] }],
  ])('is not drafted: %s', (code, changed) => expect(draft(basis(changed), drafting, now)).toMatchObject(refused(code)))
})

describe('signing', () => {
  test('verified, approved by somebody else, then by the customer: only then others hear of it', () => {
    expect(verify(drafted(), ines, now)).toMatchObject({ value: { next: { status: 'Verified', verification: { by: ines, at: now } }, events: [{ type: 'FirstArticleVerified' }] } })
    const byShop = approve(verified(), mo, undefined, now)
    expect(byShop).toMatchObject({ value: { next: { status: 'Approved', approval: { by: mo } }, events: [{ type: 'FirstArticleApprovedByShop' }] } })
    expect(approveAsCustomer(approved(), bea, undefined, now)).toMatchObject({ value: {
      next: { status: 'CustomerApproved', customerApproval: { by: bea, reference: 'FAI-000001' } },
      events: [{ type: 'FirstArticleApproved', data: { customerId: 'cus_aurora', part: plan.part, planHash: plan.planHash, reportId: 'fai_1' } }],
    } })
    expect(accepted()).toMatchObject({ customerApproval: { reference: 'Q-31' } })
  })

  test('the verifier approves with a recorded waiver only; a waiver nobody needs is not recorded', () => {
    expect(approve(verified(), ines, undefined, now)).toMatchObject(refused('approver-verified', '/waiver'))
    expect(must(approve(verified(), ines, 'Only one inspector on shift.', now))).toMatchObject({ approval: { by: ines, waiver: 'Only one inspector on shift.' } })
    expect(must(approve(verified(), mo, 'Not needed.', now))).toHaveProperty('approval', { by: mo, at: now })
  })

  test('what does not conform is approved under a concession only', () => {
    expect(approve(verified({ final: final(complete(), '25.030') }), mo, undefined, now)).toMatchObject({ error: { code: 'characteristic-nonconforming', params: { characteristic: 2 } } })
    expect(approve(verified({ lot: conceding(), final: final(conceding(), '25.030') }), mo, undefined, now)).toMatchObject({ ok: true })
  })

  test('every step is refused in every status but its own', () => {
    const steps: readonly [Fai['status'], (fai: Fai) => Decided<Fai, FaiEvent>][] = [
      ['Draft', (fai) => verify(fai, ines, now)],
      ['Verified', (fai) => approve(fai, mo, undefined, now)],
      ['Approved', (fai) => approveAsCustomer(fai, bea, undefined, now)],
    ]
    for (const [needed, step] of steps) {
      for (const fai of [drafted(), verified(), approved(), accepted()]) {
        if (fai.status === needed) expect(step(fai).ok).toBe(true)
        else expect(step(fai)).toMatchObject({ error: { code: 'first-article-not-in-status', params: { status: fai.status, needed } } })
      }
    }
  })
})

test('verifier and approver differ or a waiver says why, and an approved report never changes (invariant 11)', () => {
  const person = fc.constantFrom(ines, mo, bea)
  const step = fc.oneof(
    fc.record({ kind: fc.constant('verify' as const), by: person }),
    fc.record({ kind: fc.constant('approve' as const), by: person, waiver: fc.constantFrom(undefined, 'Nobody else is here.') }),
    fc.record({ kind: fc.constant('customer' as const), by: person, reference: fc.constantFrom(undefined, 'Q-1') }),
  )
  const starts = [drafted(), drafted({ final: final(complete(), '25.030'), ncrs: [report()] }), drafted({ lot: conceding(), final: final(conceding(), '25.030') }, partial(2))]
  /** What the report says, and by whom: everything but the customer's own field. */
  const saying = ({ status: _status, ...rest }: Fai) => {
    if (!('customerApproval' in rest)) return rest
    const { customerApproval: _customer, ...said } = rest
    return said
  }
  let seenWaivers = 0
  let seenEnds = 0
  fc.assert(fc.property(fc.constantFrom(...starts), fc.array(step, { maxLength: 12 }), (start, steps) => {
    let fai = start
    let pinned: ReturnType<typeof saying> | undefined
    let ended: Fai | undefined
    for (const each of steps) {
      const decision = each.kind === 'verify' ? verify(fai, each.by, now) : each.kind === 'approve' ? approve(fai, each.by, each.waiver, now) : approveAsCustomer(fai, each.by, each.reference, now)
      if (decision.ok) {
        expect(decision.value.events.length).toBeGreaterThan(0)
        fai = decision.value.next
      }
      expect({ ...fai, rows: start.rows }).toEqual(fai)
      if (pinned) expect(saying(fai)).toEqual(pinned)
      if (ended) expect(fai).toEqual(ended)
      if ('approval' in fai) {
        pinned ??= structuredClone(saying(fai))
        const { verification, approval } = fai
        expect(approval.by.id !== verification.by.id || approval.waiver !== undefined).toBe(true)
        expect(fai.rows.every(({ verdict }) => verdict !== 'nonconforming')).toBe(true)
        if (approval.waiver !== undefined) seenWaivers += 1
      }
      if (fai.status === 'CustomerApproved') ended ??= structuredClone(fai)
      if (ended) seenEnds += 1
    }
  }), { numRuns: 300 })
  expect(seenWaivers).toBeGreaterThan(3)
  expect(seenEnds).toBeGreaterThan(3)
})
