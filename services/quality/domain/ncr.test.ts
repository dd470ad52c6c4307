import { describe, expect, test } from 'vitest'
import type { QualityDisposition } from '../contract.ts'
import type { Ncr } from '../ncr-view.ts'
import { approveAsCustomer, close, contain, execute, open, propose, refuseAsCustomer, refuseProposal, review, verify, type NcrEvent } from './ncr.ts'
import { bea, complete, ines, mo, now } from '../test/lot.ts'
import type { Decided } from '#shared/kernel/result.ts'

const opening = { ncrId: 'ncr_1', number: 'NCR-000001', quantity: 2, description: 'Bore over.', cause: 'workmanship', characteristics: [2], origin: { kind: 'observation' }, openedBy: ines } as const
const decide = (result: Decided<Ncr, NcrEvent>) => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const opened = () => decide(open(complete(), { ...opening, characteristics: [2] }, now)).next
const contained = () => decide(contain(opened(), ines, { note: 'Red bin.' }, now)).next
const proposed = (disposition: QualityDisposition = 'rework') => decide(propose(contained(), { disposition, justification: 'See report.' }, ines, now)).next
const reviewed = (disposition: QualityDisposition = 'rework') => decide(review(proposed(disposition), mo, now)).next
const accepted = () => decide(approveAsCustomer(reviewed('use-as-is'), bea, 'DEV-1', now)).next
const executed = () => decide(execute(reviewed(), ines, 'Done.', now)).next
const verified = () => decide(verify(executed(), ines, 'Seen.', now)).next
const closed = () => decide(close(verified(), mo, now)).next

describe('a report', () => {
  test('opens for pieces of a lot', () => expect(decide(open(complete(), { ...opening, characteristics: [2] }, now))).toMatchObject({ next: { status: 'Open', lotNumber: 'LOT-000001', customerId: 'cus_aurora' }, events: [{ type: 'NonconformanceOpened', data: { quantity: 2, characteristics: [2] } }] }))
  test('is contained, and sorting may change how many pieces it is about', () => expect(decide(contain(opened(), ines, { note: 'Red bin.', quantity: 5 }, now)).next).toMatchObject({ status: 'Contained', quantity: 5, containment: { by: ines, note: 'Red bin.' } }))
  test('gets a proposal, and the cause as it is known by then', () => expect(decide(propose(contained(), { disposition: 'scrap', justification: 'Cracked.', cause: 'material-defect' }, ines, now)).next).toMatchObject({ status: 'DispositionProposed', cause: 'material-defect', proposal: { disposition: 'scrap' } }))

  test.each(['rework', 'scrap', 'return-to-supplier'] as const)('%s is approved by a second person of the shop', (disposition) => {
    const decision = decide(review(proposed(disposition), mo, now))
    expect(decision.next).toMatchObject({ status: 'Approved', approval: { kind: 'shop', by: mo } })
    expect(decision.events).toMatchObject([{ type: 'NonconformanceDispositioned', data: { disposition, decidedBy: mo, cause: 'workmanship' } }])
  })

  test.each(['use-as-is', 'repair'] as const)('%s goes to the customer, who alone approves it', (disposition) => {
    const waiting = decide(review(proposed(disposition), mo, now))
    expect(waiting.next.status).toBe('AwaitingCustomer')
    expect(waiting.events.map(({ type }) => type)).toEqual(['CustomerApprovalRequested'])
    expect(review(waiting.next, mo, now)).toMatchObject({ error: { code: 'nonconformance-not-in-status' } })
    const decision = decide(approveAsCustomer(waiting.next, bea, undefined, now))
    expect(decision).toMatchObject({ next: { status: 'Approved', approval: { kind: 'customer', by: bea, endorsedBy: mo, reference: 'NCR-000001' } }, events: [{ data: { disposition, approvalReference: 'NCR-000001', decidedBy: bea } }] })
    expect(decision.next).not.toHaveProperty('endorsedBy')
  })

  test('is not approved by who proposed it', () => expect(review(proposed(), ines, now)).toMatchObject({ error: { code: 'reviewer-proposed' } }))
  test('turned down by the shop or the customer, it needs another proposal', () => {
    expect(decide(refuseProposal(proposed(), mo, 'No.', now)).next).toMatchObject({ status: 'Contained', refused: [{ by: mo, disposition: 'rework', reason: 'No.' }] })
    const back = decide(refuseAsCustomer(reviewed('use-as-is'), bea, 'Safety part.', now)).next
    expect(back).toMatchObject({ status: 'Contained', refused: [{ by: bea, disposition: 'use-as-is' }] })
    expect(back).not.toHaveProperty('proposal')
  })
  test('is executed, verified and closed', () => expect(closed()).toMatchObject({ status: 'Closed', execution: { note: 'Done.' }, verification: { note: 'Seen.' }, closedBy: mo }))
})

test('every step is refused in every status but its own', () => {
  const states: readonly Ncr[] = [opened(), contained(), proposed(), reviewed('use-as-is'), reviewed(), accepted(), executed(), verified(), closed()]
  const steps: readonly [needed: Ncr['status'], step: (ncr: Ncr) => Decided<Ncr, NcrEvent>][] = [
    ['Open', (ncr) => contain(ncr, ines, { note: 'x' }, now)],
    ['Contained', (ncr) => propose(ncr, { disposition: 'scrap', justification: 'x' }, ines, now)],
    ['DispositionProposed', (ncr) => review(ncr, mo, now)],
    ['DispositionProposed', (ncr) => refuseProposal(ncr, mo, 'x', now)],
    ['AwaitingCustomer', (ncr) => approveAsCustomer(ncr, bea, 'x', now)],
    ['AwaitingCustomer', (ncr) => refuseAsCustomer(ncr, bea, 'x', now)],
    ['Approved', (ncr) => execute(ncr, ines, 'x', now)],
    ['Executed', (ncr) => verify(ncr, ines, 'x', now)],
    ['Verified', (ncr) => close(ncr, mo, now)],
  ]
  for (const [needed, step] of steps) {
    for (const state of states) {
      const decision = step(state)
      expect(decision.ok, `${needed} / ${state.status}`).toBe(state.status === needed)
      if (!decision.ok) expect(decision.error).toMatchObject({ code: 'nonconformance-not-in-status', params: { status: state.status, needed } })
    }
  }
})
