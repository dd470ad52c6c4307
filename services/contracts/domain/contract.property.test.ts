import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contract } from '../contract-view.ts'
import { noteDelivery } from './after.ts'
import { issueAmendment, propose, signAmendment, withdraw } from './amendment.ts'
import { allocatePayment, recordRefund, recordTransfer } from './bank.ts'
import { issue, repin, requestIssue } from './draft.ts'
import { after, byCustomer, byManufacturer, documentHash, drafted, eur, issuing, manager, now, plan, signed, statement } from './given.ts'
import type { ContractDecided } from './happening.ts'
import { about, balanceOf, isDisputed } from './ledger.ts'
import { enter, type Report } from './payments.ts'
import { expire, sign, terminate, voidContract } from './signing.ts'
import { setClauses, setMilestones } from './terms.ts'

/** One step of a random life of a contract: a name for the counterexample, and the decision. */
type Step = { readonly name: string; readonly decide: (state: Contract) => ContractDecided }
const step = (name: string, decide: Step['decide']): Step => ({ name, decide })

const amendmentHash = 'e'.repeat(64)
const minor = fc.oneof(fc.integer({ min: 1, max: 120_000 }), fc.constantFrom(50_010, 40_008, 10_002, 100_020))
const milestoneId = fc.constantFrom('M1', 'M2', 'M3', 'M4')
const reference = fc.constantFrom('pi_1', 'pi_2')
const kinds = ['received', 'received', 'refunded', 'disputed', 'reinstated', 'dispute-lost', 'processing', 'failed'] as const
const ending = { by: manager, reason: 'x' }

const reports: fc.Arbitrary<Report> = fc.record({
  kind: fc.constantFrom(...kinds), amount: minor.map(eur), eventId: fc.integer({ min: 1, max: 30 }).map((n) => `evt_${n}`), total: fc.constant(false),
  at: fc.constant(now), reason: fc.constant('r'), provider: fc.constant('stripe' as const), reference: fc.constantFrom('pi_1', 'pi_2'), milestoneId,
})
const payment = fc.oneof(
  { weight: 4, arbitrary: reports.map((report) => step(`enter ${JSON.stringify(report)}`, (state) => enter(state, report, now))) },
  fc.tuple(milestoneId, minor, fc.constantFrom('B1', 'B2')).map(([id, amount, bankReference]) => step(`transfer ${id} ${amount} ${bankReference}`, (state) => recordTransfer(state, { milestoneId: id, amount: eur(amount), bankReference, receivedOn: '2026-03-02' }, now))),
  fc.tuple(fc.constantFrom('pi_1', 'B1'), minor, fc.constantFrom('R1', 'R2', 'B1')).map(([ref, amount, bankReference]) => step(`refund ${ref} ${amount} ${bankReference}`, (state) => recordRefund(state, { reference: ref, amount: eur(amount), bankReference, reason: 'r' }, now))),
  fc.tuple(reference, milestoneId, minor).map(([ref, id, amount]) => step(`allocate ${ref} ${id} ${amount}`, (state) => allocatePayment(state, { reference: ref, milestoneId: id, amount: eur(amount) }, now))),
)
const signature = fc.tuple(fc.boolean(), fc.constantFrom('good', 'good', 'good', 'hash', 'statement', 'name'), fc.boolean()).map(([customer, quality, amending]) => step(`sign ${customer} ${quality} ${amending}`, (state) => {
  const given = {
    ...(customer ? byCustomer : byManufacturer), documentHash: quality === 'hash' ? 'f'.repeat(64) : amending ? amendmentHash : documentHash,
    ...(quality === 'statement' && { intentText: 'Yes.' }), ...(quality === 'name' && { typedName: ' ' }),
  }
  return amending ? signAmendment(state, 1, given, now) : sign(state, given, now)
}))
const paperwork = fc.oneof(
  fc.integer({ min: 0, max: 100_020 }).map((first) => step(`milestones ${first}`, (state) => setMilestones(state, [{ name: 'a', gate: 'production', amount: eur(first) }, { name: 'b', gate: 'none', amount: eur(100_020 - first) }]))),
  fc.constant(step('clauses', (state) => setClauses(state, state.clauses.map((clause) => ({ ...clause, bearer: 'customer' }))))),
  fc.constant(step('request', (state) => requestIssue(state, issuing, now))),
  fc.constant(step('rendered', (state) => issue(state, { requestedAt: now, documentHash, bytes: 1, statement }, now))),
  fc.tuple(fc.constantFrom(100_020, 60_000), fc.boolean()).map(([amount, drop]) => step(`propose ${amount} ${drop}`, (state) => propose(state, {
    locale: 'en', validDays: 9, reason: 'r', by: manager, clauses: state.clauses,
    milestones: drop ? [{ name: 'new', gate: 'production', amount: eur(amount) }] : [...state.milestones, { name: 'new', gate: 'none', amount: eur(amount) }],
  }, now))),
  fc.constant(step('amendment rendered', (state) => issueAmendment(state, 1, { documentHash: amendmentHash, bytes: 1, statement }, now))),
)
const rare = fc.constantFrom(
  step('void', (state) => voidContract(state, ending, now)),
  step('expire', (state) => expire(state, '2026-05-01T00:00:00.000Z')),
  step('terminate', (state) => terminate(state, ending, now)),
  step('repin', (state) => repin(state, { ...plan, planRevision: 2, planHash: 'c'.repeat(64) })),
  step('withdraw', (state) => withdraw(state, 1, manager, now)),
)
const delivery = fc.integer({ min: 1, max: 20 }).map((quantity) => step(`deliver ${quantity}`, (state) => noteDelivery(state, { shipmentId: `shp_${quantity}`, quantity, deliveredAt: now }, now)))
/** The way a contract usually goes, so that lives do not all end in a draft. */
const usual = [step('request', (s) => requestIssue(s, issuing, now)), step('rendered', (s) => issue(s, { requestedAt: now, documentHash, bytes: 1, statement }, now)), step('sign customer', (s) => sign(s, byCustomer, now)), step('sign manufacturer', (s) => sign(s, byManufacturer, now))]
const lives = fc.tuple(fc.constantFrom(4, 4, 4, 4, 3, 2, 1, 0), fc.array(fc.oneof({ weight: 12, arbitrary: payment }, { weight: 4, arbitrary: paperwork }, { weight: 4, arbitrary: signature }, { weight: 2, arbitrary: delivery }, { weight: 1, arbitrary: rare }), { maxLength: 25, size: 'max' }))
  .map(([head, rest]) => [...usual.slice(0, head), ...rest])

/** Lives the steps; after each, `check(before, after, decision)`. A refusal changes nothing. */
const live = (check: (before: Contract, next: Contract, decision: ContractDecided) => void) =>
  fc.assert(fc.property(lives, (steps) => {
    steps.reduce((state, { decide }) => {
      const decision = decide(state)
      const next = decision.ok ? decision.value.next : state
      check(state, next, decision)
      return next
    }, drafted())
  }), { numRuns: 150 })

const bothSigned = (state: Contract) => state.status === 'Signed' || state.status === 'Active' || state.status === 'Completed' || state.status === 'Terminated'
const entered = (before: Contract, next: Contract) => (next.ledger.length > before.ledger.length ? next.ledger.at(-1) : undefined)
/** Cheaper than a matcher, which thousands of steps would feel. */
const must = (what: string, holds: boolean): void => { if (!holds) throw new Error(`does not hold: ${what}`) }

describe('in every life of a contract', () => {
  it('2: what is out for signature, and more so what is signed, never changes', () => live((before, next) => {
    must('a signed contract stays signed', !bothSigned(before) || bothSigned(next))
    if (!('document' in before) || !('document' in next)) return
    must('the pin and the document stay', next.pin === before.pin && next.document === before.document)
    must('what is out is not edited', bothSigned(before) || (next.clauses === before.clauses && next.milestones.every(({ amount, gate }, index) => amount === before.milestones[index]?.amount && gate === before.milestones[index]?.gate)))
    if (bothSigned(before) && 'signatures' in before) must('signatures stay', 'signatures' in next && next.signatures === before.signatures)
  }))
  it('3: the customer signs first, both sign before Signed, and each signature holds its evidence', () => live((_before, next) => {
    const documents = [...('document' in next && 'signatures' in next ? [next] : []), ...next.amendments.filter((each) => 'signatures' in each)]
    for (const { document, signatures } of documents) {
      must('the order is kept', signatures.every(({ party }, index) => party === ['customer', 'manufacturer'][index]))
      must('evidence stands on the document', signatures.every((each) => each.documentHash === document.documentHash && each.intentText === document.statement && each.consent && each.signedAt < document.expiresAt))
      must('somebody signed', signatures.every(({ typedName, address, signer }) => typedName.trim() !== '' && address !== '' && signer.id !== ''))
    }
    must('both signed the contract', !bothSigned(next) || ('signatures' in next && next.signatures.length === 2))
    must('both signed the amendment', next.amendments.every((each) => each.status !== 'Signed' || each.signatures.length === 2))
  }))
  it('5: a dispute takes nothing back that was decided, and is never shown as received', () => live((before, next, decision) => {
    must('active does not go back', before.status !== 'Active' || next.status === 'Active' || next.status === 'Completed' || next.status === 'Terminated')
    must('an open dispute shows', next.milestones.every(({ milestoneId, status }) => !isDisputed(next.ledger, milestoneId) || status === 'Disputed'))
    must('active only when production is paid', before.status === 'Active' || next.status !== 'Active' || next.milestones.every(({ gate, status }) => gate !== 'production' || status === 'Received'))
    const told = decision.ok ? decision.value.events.flatMap((event) => (event.type === 'PaymentReceived' || event.type === 'PaymentRefunded' || event.type === 'PaymentFailed' ? [event.data] : [])) : []
    must('nothing hides an open dispute of money that is not here', told.every(({ milestone, settled, standing }) => settled || !isDisputed(next.ledger, milestone.milestoneId) || standing === 'Disputed'))
    const entry = entered(before, next)
    must('a dispute is told', entry?.kind !== 'disputed' || entry.parts.length === 0 || (decision.ok && decision.value.events.some(({ type }) => type === 'PaymentDisputed')))
  }))
  it('12: allocations stay within payments and milestones, an event applies once, nothing is struck from the ledger', () => live((before, next) => {
    must('the ledger only grows', before.ledger.every((entry, index) => entry === next.ledger[index]))
    must('an event applies once', new Set(next.ledger.map(({ provider, providerEventId }) => `${provider} ${providerEventId}`)).size === next.ledger.length)
    must('parts stay within their entry', next.ledger.every(({ amount, parts }) => parts.reduce((sum, part) => sum + part.minor, 0) <= amount.minor))
    must('no milestone holds more than it is', next.milestones.every(({ amount, received }) => received.minor <= amount.minor))
    const entry = entered(before, next)
    const { cash, unallocated } = balanceOf(about(next.ledger, entry?.reference ?? ''))
    must('allocated money was there', entry?.kind !== 'allocated' || unallocated >= 0)
    must('refunded money was there', entry?.kind !== 'refunded' || entry.provider !== 'bank' || cash >= 0)
  }))
  it('12: every balance can be counted again from the ledger, by somebody who counts differently', () => live((_before, next) => {
    let cash = 0
    const held: { [id: string]: number } = {}
    for (const { kind, amount, parts } of next.ledger) {
      if (kind === 'received' || kind === 'reinstated') cash += amount.minor
      if (kind === 'refunded' || kind === 'disputed') cash -= amount.minor
      const sign = kind === 'refunded' || kind === 'disputed' ? -1 : kind === 'dispute-lost' ? 0 : 1
      for (const part of parts) held[part.milestoneId] = (held[part.milestoneId] ?? 0) + sign * part.minor
    }
    must('milestones', next.milestones.every(({ milestoneId, received }) => received.minor === (held[milestoneId] ?? 0)))
    must('unallocated', next.unallocated.minor === cash - Object.values(held).reduce((a, b) => a + b, 0))
  }))
  it('every change leaves a trace', () => live((before, next, decision) => {
    must('a trace', next === before || (decision.ok && decision.value.events.length > 0))
  }))
})

it('one payment’s reports end in the same balances in every order', () => {
  const life = fc.tuple(fc.integer({ min: 1, max: 80_000 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).chain(([paid, disputedShare, refundShare]) => {
    const disputed = Math.floor((paid * disputedShare) / 100)
    const refunded = Math.floor(((paid - disputed) * refundShare) / 100)
    const say = (kind: Report['kind'], amount: number, total = false): Report => ({ kind, amount: eur(amount), eventId: `evt_${kind}_${amount}_${total}`, total, at: now, reason: 'r', provider: 'stripe', reference: 'pi_1', milestoneId: 'M1' })
    const said = [say('received', paid), say('disputed', disputed), say('reinstated', disputed), say('refunded', Math.floor(refunded / 2), true), say('refunded', refunded, true)]
    return fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: 5 }))
  })
  fc.assert(fc.property(life, ([told, shuffled]) => {
    const balances = (order: readonly Report[]) => {
      const state = order.reduce((so, report) => after(enter(so, report, now)), signed())
      return [balanceOf(state.ledger).cash, state.milestones.map(({ received }) => received.minor), state.unallocated.minor]
    }
    expect(balances(shuffled)).toEqual(balances(told))
  }), { numRuns: 100 })
})
