import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Notice, NoticeChoices, NoticeKind } from '../notice-view.ts'

/** An event that somebody may have to be told. `number` names the thing on the telephone; none where the event says none. */
export type Happening = {
  readonly happeningId: string
  readonly type: string
  readonly orderId: string
  readonly customerId: string
  readonly number?: string
  readonly actorId: string
  /** Of a message: who wrote it. Their own side need not be told. */
  readonly side?: 'customer' | 'manufacturer'
  /** Who was named in it: they are told whatever their part, on the writer's own side too. */
  readonly mentions?: readonly string[]
  readonly exportClass: ExportClass
  readonly at: Instant
}

/** A notice and where it goes. */
export type Due = Omit<Notice, 'status'> & { readonly email: string }

/** Whom an event concerns, and what it is for them. */
type Telling = { readonly kind: NoticeKind; readonly roles: readonly Role[] }

/**
 * Event → who is told what: the one place for it. The words are `notices.<event>.<kind>` of this service's messages. Buyers are the
 * order's customer's own; all other roles are the shop's.
 */
export const noticeTable = {
  RequirementsSubmitted: [{ kind: 'todo', roles: ['sales-engineer'] }],
  RequirementQuestioned: [{ kind: 'todo', roles: ['buyer'] }],
  QuestionAnswered: [{ kind: 'todo', roles: ['sales-engineer'] }],
  MessagePosted: [{ kind: 'message', roles: ['buyer', 'sales-engineer'] }],
  PlanSubmitted: [{ kind: 'todo', roles: ['buyer'] }],
  PlanApproved: [{ kind: 'todo', roles: ['sales-engineer'] }, { kind: 'news', roles: ['planner', 'manager'] }],
  PlanChangesRequested: [{ kind: 'todo', roles: ['planner', 'sales-engineer'] }],
  PlanRejected: [{ kind: 'todo', roles: ['sales-engineer'] }, { kind: 'news', roles: ['planner'] }],
  ContractIssued: [{ kind: 'todo', roles: ['buyer'] }],
  ContractSigned: [{ kind: 'todo', roles: ['clerk'] }, { kind: 'news', roles: ['buyer', 'planner', 'sales-engineer'] }],
  PaymentReceived: [{ kind: 'news', roles: ['buyer', 'planner', 'clerk'] }],
  PaymentFailed: [{ kind: 'todo', roles: ['buyer', 'clerk'] }],
  NonconformanceOpened: [{ kind: 'todo', roles: ['inspector', 'manager'] }],
  LotHeld: [{ kind: 'news', roles: ['planner'] }],
  LotPassedQC: [{ kind: 'todo', roles: ['clerk'] }],
  Shipped: [{ kind: 'news', roles: ['buyer', 'sales-engineer'] }],
  Delivered: [{ kind: 'news', roles: ['buyer', 'sales-engineer'] }],
  DeliveryException: [{ kind: 'todo', roles: ['clerk'] }, { kind: 'news', roles: ['buyer'] }],
  CaseOpened: [{ kind: 'message', roles: ['support-agent'] }],
  QuestionAsked: [{ kind: 'todo', roles: ['buyer'] }],
  CaseAnswered: [{ kind: 'message', roles: ['buyer'] }],
  CustomerReplied: [{ kind: 'message', roles: ['support-agent'] }],
  CaseResolved: [{ kind: 'message', roles: ['buyer'] }],
  CaseReopened: [{ kind: 'todo', roles: ['support-agent'] }],
  ReturnAuthorized: [{ kind: 'todo', roles: ['buyer'] }],
  ReturnSettled: [{ kind: 'news', roles: ['buyer', 'clerk'] }],
  RecallDeclared: [{ kind: 'todo', roles: ['buyer'] }],
} as const satisfies { readonly [event: string]: readonly Telling[] }

const tellingsOf = (type: string): readonly Telling[] => new Map<string, readonly Telling[]>(Object.entries(noticeTable)).get(type) ?? []

/** Somebody who may be told. `handles`: the most restricted class they may see (their own order's of any class, for a customer's people). */
export type Candidate = { readonly id: string; readonly email: string; readonly roles: readonly Role[]; readonly active: boolean; readonly customerId?: string; readonly mayHandle: (exportClass: ExportClass) => boolean }

/** Waiting work and messages at once; news of orders only for customers, whose orders they are. */
export const usualChoices = (personId: string, customerId: string | undefined): NoticeChoices =>
  ({ personId, customerId: customerId ?? 'shop', language: 'en', todo: 'at-once', message: 'at-once', news: customerId === undefined ? 'never' : 'at-once' })

/**
 * Who is told of this, each once: what there is to do before what is news. Nobody of another customer, nobody who is not cleared for it, not
 * whoever did it, and nobody who has said that they do not want it. Of controlled orders a notice says only that something happened.
 */
export const noticesOf = (happening: Happening, people: readonly Candidate[], choicesOf: (personId: string) => NoticeChoices | undefined): readonly Due[] => {
  const told = new Set<string>()
  return [...tellingsOf(happening.type), ...(happening.mentions ? [named] : [])].flatMap((telling) => people.flatMap((person) => {
    const { kind } = telling
    if (told.has(person.id) || !concerns(happening, person, telling)) return []
    const choices = choicesOf(person.id) ?? usualChoices(person.id, person.customerId)
    if (choices[kind] === 'never') return []
    told.add(person.id)
    return [noticeTo(happening, person, kind, choices)]
  }))
}

/** Whoever is named has something to read, and no more than that. */
const named: Telling = { kind: 'message', roles: [] }

const concerns = (happening: Happening, person: Candidate, telling: Telling): boolean => {
  const { id, active, customerId, mayHandle } = person
  return active && id !== happening.actorId && (telling === named ? happening.mentions?.includes(id) === true : hasPart(happening, person, telling))
    && (customerId === undefined || customerId === happening.customerId) && mayHandle(happening.exportClass)
}

const hasPart = ({ side }: Happening, { roles, customerId }: Candidate, { roles: told }: Telling): boolean =>
  side !== (customerId === undefined ? 'manufacturer' : 'customer') && roles.some((role) => told.includes(role) && (role === 'buyer') === (customerId !== undefined))

const noticeTo = ({ happeningId, type, orderId, number, exportClass, at }: Happening, { id, email, customerId }: Candidate, kind: NoticeKind, { language }: NoticeChoices): Due => ({
  noticeId: `${happeningId}.${id}`, personId: id, customerId: customerId ?? 'shop', type, kind, language, at, email,
  ...(!controlled(exportClass) && { orderId, ...(number !== undefined && { number }) }),
})

/** A mail travels through other people's computers, so it must not even say which order it is about. */
const controlled = (exportClass: ExportClass): boolean => exportClass === 'dual-use' || exportClass === 'military'
