import { describe, expect, it } from 'vitest'
import type { Contract } from '../contract-view.ts'
import { events } from '../events.ts'
import { currentHash, issueAmendment, propose, signAmendment, withdraw } from './amendment.ts'
import { after, byCustomer, byManufacturer, documentHash, drafted, eur, happened, manager, now, signed, statement, told } from './given.ts'
import { enter } from './payments.ts'

const amendmentHash = 'e'.repeat(64)
const base = signed()
const paid = after(enter(base, { kind: 'received', amount: eur(50_010), eventId: 'evt_1', total: false, at: now, reason: '', provider: 'stripe', reference: 'pi_1', milestoneId: 'M1' }, now))
const kept = base.milestones.map(({ milestoneId, name, gate, amount }) => ({ milestoneId, name, gate, amount }))
const proposal = { locale: 'te', validDays: 10, reason: 'More pieces.', by: manager, clauses: base.clauses, milestones: [...kept, { name: 'More', gate: 'none', amount: eur(500) }] } as const
const proposed = (state = base) => after(propose(state, proposal, now))
const out = (state = base) => after(issueAmendment(proposed(state), 1, { documentHash: amendmentHash, bytes: 1, statement }, now))
const half = (state = base) => after(signAmendment(out(state), 1, { ...byCustomer, documentHash: amendmentHash }, now))
const full = (state: Contract) => signAmendment(state, 1, { ...byManufacturer, documentHash: amendmentHash }, now)

describe('an amendment', () => {
  it('is a document with its parent’s hash, and changes the terms once both have signed', () => {
    expect(happened(propose(base, proposal, now))).toEqual(['AmendmentProposed', 'ContractDocumentRequested'])
    expect(half()).toMatchObject({ milestones: base.milestones, amendments: [{ status: 'PartiallySigned', parentHash: documentHash }] })
    const done = full(half())
    expect(events.ContractAmended.data.parse(told(done, 'ContractAmended'))).toMatchObject({ amendment: 1, parentHash: documentHash, documentHash: amendmentHash, milestones: [{}, {}, {}, { milestoneId: 'M4' }] })
    expect(after(done)).toMatchObject({ document: { documentHash }, milestones: [{ status: 'Due' }, {}, {}, { milestoneId: 'M4', status: 'Scheduled' }] })
    expect(currentHash(after(done))).toBe(amendmentHash)
    expect(after(propose(after(done), { ...proposal, milestones: kept }, now)).amendments[1]).toMatchObject({ parentHash: amendmentHash })
  })
  it('ignores a document nobody waits for', () => {
    expect(happened(issueAmendment(out(), 1, { documentHash, bytes: 1, statement }, now))).toEqual([])
  })
  it('can be withdrawn until both have signed', () => {
    expect(after(withdraw(half(), 1, manager, now)).amendments).toMatchObject([{ status: 'Withdrawn' }])
  })
  it.each([
    ['contract-not-in-force', () => propose(drafted(), proposal, now)],
    ['contract-not-in-force', () => signAmendment(drafted(), 1, byCustomer, now)],
    ['amendment-open', () => propose(proposed(), proposal, now)],
    ['clause-missing', () => propose(base, { ...proposal, clauses: [] }, now)],
    ['milestone-unknown', () => propose(base, { ...proposal, milestones: [{ milestoneId: 'M9', name: 'x', gate: 'none', amount: eur(1) }] }, now)],
    ['milestone-repeats', () => propose(base, { ...proposal, milestones: [...kept, ...kept] }, now)],
    ['currency-differs', () => propose(base, { ...proposal, milestones: [{ name: 'x', gate: 'none', amount: { minor: 1, currency: 'USD' } }] }, now)],
    ['amendment-below-received', () => propose(paid, { ...proposal, milestones: kept.slice(1) }, now)],
    ['amendment-unknown', () => signAmendment(base, 1, byCustomer, now)],
    ['amendment-unknown', () => withdraw(base, 1, manager, now)],
    ['amendment-not-out-for-signature', () => full(proposed())],
    ['amendment-closed', () => withdraw(after(full(half())), 1, manager, now)],
    ['customer-signs-first', () => full(out())],
    ['document-differs', () => signAmendment(out(), 1, byCustomer, now)],
  ])('refuses %s', (code, decision) => { expect(decision()).toMatchObject({ ok: false, error: { code } }) })
  it('refuses the last signature when more has come in meanwhile than it leaves to a milestone', () => {
    const lower = { ...proposal, milestones: kept.map((each) => ({ ...each, amount: eur(100) })) }
    const waiting = [
      (state: Contract) => propose(state, lower, now),
      (state: Contract) => issueAmendment(state, 1, { documentHash: amendmentHash, bytes: 1, statement }, now),
      (state: Contract) => signAmendment(state, 1, { ...byCustomer, documentHash: amendmentHash }, now),
      (state: Contract) => enter(state, { kind: 'received', amount: eur(5_000), eventId: 'evt_2', total: false, at: now, reason: '', provider: 'stripe', reference: 'pi_2', milestoneId: 'M1' }, now),
    ].reduce((state, decide) => after(decide(state)), base)
    expect(full(waiting)).toMatchObject({ ok: false, error: { code: 'amendment-below-received' } })
  })
})
