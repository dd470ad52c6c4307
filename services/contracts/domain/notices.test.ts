import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportClasses } from '#shared/vocabulary/export-class.ts'
import { roles, shopRoles } from '#shared/vocabulary/roles.ts'
import en from '../documents/messages/en.json' with { type: 'json' }
import te from '../documents/messages/te.json' with { type: 'json' }
import type { NoticeChoices } from '../notice-view.ts'
import { service } from '../service.ts'
import { quotingEvents } from '#services/quoting/events.ts'
import { noticesOf, noticeTable, usualChoices, type Candidate, type Happening } from './notices.ts'

const types = Object.keys(noticeTable)
const customers = ['cus_aurora', 'cus_borealis'] as const

const happening = (more: Partial<Happening> = {}): Happening =>
  ({ happeningId: 'quoting.pln_1.2.0', type: 'PlanSubmitted', orderId: 'ord_1', customerId: 'cus_aurora', number: 'PLN-000001', actorId: 'planner', exportClass: 'confidential', at: '2026-03-02T07:00:00.000Z', ...more })
const buyer = (id: string, customerId: string, more: Partial<Candidate> = {}): Candidate => ({ id, email: `${id}@x.example`, roles: ['buyer'], active: true, customerId, mayHandle: () => true, ...more })

const someHappening = fc.record({ type: fc.constantFrom(...types), customerId: fc.constantFrom(...customers), exportClass: fc.constantFrom(...exportClasses), actorId: fc.constantFrom('p0', 'p1', 'system'), mentions: fc.subarray(['p0', 'p1', 'p2', 'p3', 'nobody']) }).map(happening)
/** Roles and customer as any directory might have them, also in ways that none should. */
const somePerson = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 4 }), active: fc.boolean(), customerId: fc.option(fc.constantFrom(...customers), { nil: undefined }), cleared: fc.subarray([...exportClasses]),
})
const somePeople = fc.array(somePerson, { maxLength: 12 }).map((all) => all.map(({ roles: theirs, active, customerId, cleared }, index): Candidate =>
  ({ id: `p${index}`, email: `p${index}@x.example`, roles: theirs, active, mayHandle: (exportClass) => cleared.includes(exportClass), ...(customerId !== undefined && { customerId }) })))
const someChoices = fc.array(fc.record({ language: fc.constantFrom('en', 'te'), todo: fc.constantFrom('at-once', 'never'), message: fc.constantFrom('at-once', 'never'), news: fc.constantFrom('at-once', 'never') }), { maxLength: 12 })
  .map((all) => new Map(all.map((each, index): [string, NoticeChoices] => [`p${index}`, { ...each, personId: `p${index}`, customerId: 'shop' }])))

const always = (check: (happened: Happening, people: readonly Candidate[], choices: ReadonlyMap<string, NoticeChoices>) => void): void => {
  fc.assert(fc.property(someHappening, somePeople, someChoices, check), { numRuns: 2000 })
}
const told = (happened: Happening, people: readonly Candidate[], choices: ReadonlyMap<string, NoticeChoices>) => noticesOf(happened, people, (id) => choices.get(id))
const personOf = (people: readonly Candidate[], id: string): Candidate | undefined => people.find((each) => each.id === id)

describe('whoever works there, whatever they chose', () => {
  it('tells nobody of another customer', () => {
    always((happened, people, choices) => told(happened, people, choices).forEach((notice) => expect([undefined, happened.customerId]).toContain(personOf(people, notice.personId)?.customerId)))
  })
  it('tells nobody who is not cleared for it, has left, or did it', () => {
    always((happened, people, choices) => told(happened, people, choices).forEach((notice) => {
      const person = personOf(people, notice.personId)
      expect([person?.mayHandle(happened.exportClass), person?.active, notice.personId === happened.actorId]).toEqual([true, true, false])
    }))
  })
  it('tells a message to the other side only', () => {
    const engineer: Candidate = { id: 'shop1', email: 'shop1@x.example', roles: ['sales-engineer'], active: true, mayHandle: () => true }
    const people = [buyer('a', 'cus_aurora'), buyer('b', 'cus_aurora'), engineer]
    const toldOf = (side: 'customer' | 'manufacturer') => noticesOf(happening({ type: 'MessagePosted', side, actorId: side === 'customer' ? 'a' : 'other' }), people, () => undefined).map(({ personId }) => personId)
    expect(toldOf('customer')).toEqual(['shop1'])
    expect(toldOf('manufacturer')).toEqual(['a', 'b'])
  })
  it('tells who is named, on either side and whatever their part, and nobody who may not know of it', () => {
    const planner: Candidate = { id: 'plan', email: 'plan@x.example', roles: ['planner'], active: true, mayHandle: (exportClass) => exportClass !== 'military' }
    const people = [buyer('a', 'cus_aurora'), buyer('b', 'cus_aurora'), buyer('c', 'cus_borealis'), planner]
    const toldOf = (more: Partial<Happening>) => noticesOf(happening({ type: 'MessagePosted', side: 'customer', actorId: 'a', mentions: ['a', 'b', 'c', 'plan', 'gone'], ...more }), people, () => undefined).map(({ personId, kind }) => `${personId} ${kind}`)
    expect(toldOf({})).toEqual(['b message', 'plan message'])
    expect(toldOf({ exportClass: 'military' })).toEqual(['b message'])
    const asked = noticesOf(happening({ type: 'RequirementQuestioned', actorId: 'other', mentions: ['b', 'plan'] }), people, () => undefined)
    expect(asked.map(({ personId, kind }) => `${personId} ${kind}`)).toEqual(['a todo', 'b todo', 'plan message'])
  })
  it('tells everybody at most once, and under an id that is theirs alone', () => {
    always((happened, people, choices) => {
      const found = told(happened, people, choices)
      expect(new Set(found.map((notice) => notice.personId)).size).toBe(found.length)
      expect(found.map((notice) => notice.noticeId)).toEqual(found.map((notice) => `${happened.happeningId}.${notice.personId}`))
    })
  })
  it('tells nobody what they do not want, and names no controlled order', () => {
    always((happened, people, choices) => told(happened, people, choices).forEach((notice) => {
      expect((choices.get(notice.personId) ?? usualChoices(notice.personId, personOf(people, notice.personId)?.customerId))[notice.kind]).toBe('at-once')
      const controlled = happened.exportClass === 'dual-use' || happened.exportClass === 'military'
      expect([notice.orderId === undefined, notice.number === undefined]).toEqual([controlled, controlled])
    }))
  })
})

describe('the table', () => {
  it('names only what this service hears, and everything it hears for that', () => {
    const heard: readonly string[] = service.workers.sendNotices.hears.map(({ type }) => type)
    expect(heard.toSorted()).toEqual(types.toSorted())
  })
  it('has words for every line in both languages, and no others', () => {
    const told = Object.entries(noticeTable).flatMap(([type, tellings]) => tellings.map(({ kind }) => `${type}.${kind}`))
    const naming = Object.entries(quotingEvents.events).filter(([, { data }]) => 'mentions' in data.shape).map(([type]) => `${type}.message`)
    expect(naming).toHaveLength(3)
    const lines = [...new Set([...told, ...naming])].toSorted()
    expect([Object.keys(en.notices).toSorted(), Object.keys(te.notices).toSorted(), Object.keys(te.letter)]).toEqual([lines, lines, Object.keys(en.letter)])
  })
  it('tells what there is to do before what is news: once to somebody who is both', () => {
    const both: Candidate = { id: 'x', email: 'x@x.example', roles: ['sales-engineer', 'planner'], active: true, mayHandle: () => true }
    expect(noticesOf(happening({ type: 'PlanApproved' }), [both], () => undefined).map((notice) => notice.kind)).toEqual(['todo'])
  })
  it('reaches somebody with every line', () => {
    const people = [buyer('b', 'cus_aurora'), ...shopRoles.map((role): Candidate => ({ id: role, email: `${role}@x.example`, roles: [role], active: true, mayHandle: () => true }))]
    const all = (personId: string): NoticeChoices => ({ ...usualChoices(personId, undefined), news: 'at-once' })
    for (const [type, tellings] of Object.entries(noticeTable)) {
      expect(noticesOf(happening({ type, actorId: 'nobody' }), people, all).map((notice) => notice.personId).toSorted()).toEqual(tellings.flatMap((telling): readonly string[] => telling.roles).map((role) => (role === 'buyer' ? 'b' : role)).toSorted())
    }
  })
})

it('a customer hears news of its orders, the shop only when somebody asks for it', () => {
  const people = [buyer('b', 'cus_aurora'), buyer('other', 'cus_borealis'), { id: 's', email: 's@x.example', roles: ['sales-engineer'], active: true, mayHandle: () => true } satisfies Candidate]
  const shipped = happening({ type: 'Shipped' })
  expect(noticesOf(shipped, people, () => undefined).map(({ email }) => email)).toEqual(['b@x.example'])
  expect(noticesOf(shipped, people, (id) => ({ ...usualChoices(id, undefined), news: 'at-once' })).map(({ email }) => email)).toEqual(['b@x.example', 's@x.example'])
})
