import * as z from 'zod'
import type { Actor } from '#shared/kernel/actor.ts'
import type { Cause } from '#shared/kernel/cause.ts'
import type { DirectoryPerson, People } from '#shared/kernel/directory.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { mayHandle } from '#shared/kernel/export-control.ts'
import type { Listener } from '#shared/kernel/implementation.ts'
import type { Mail } from '#shared/kernel/mail.ts'
import type { Ports, Position } from '#shared/kernel/ports.ts'
import { decided, ok, refuse } from '#shared/kernel/result.ts'
import { noticesOf, type Candidate, type Due, type Happening } from '../domain/notices.ts'
import { letterOf } from '../documents/letter.ts'
import type { Notice, NoticeChoices } from '../notice-view.ts'
import { byCustomer, choicesPartition, noticeChoices, notices } from '../notices.ts'

/** What sending mails takes. `portal`: where its links lead. */
export type NoticeTools = { readonly mail: Mail; readonly directory: People; readonly portal: () => string }

/**
 * Tells everybody whom an event concerns, each mail under a key of its own, and notes what became of it. Whatever fails is delivered again: who has
 * a note has had the mail, the others get it then.
 */
export const sendNotices: Listener<NoticeTools> = async ({ cause, event }, ports) => {
  const happening = happeningOf(event)
  const people = await candidates(ports.directory, happening.customerId)
  const due = noticesOf(happening, people, await choicesOf(ports, happening.customerId, cause.actor))
  let unanswered: string | undefined
  for (const each of due) if (!(await told(ports, each, cause))) unanswered ??= each.noticeId
  return unanswered === undefined ? ok(undefined) : refuse('mail-unanswered', { noticeId: unanswered })
}

/** What every event that somebody is told of says. */
const About = z.object({ customerId: z.string(), number: z.string().optional(), side: z.enum(['customer', 'manufacturer']).optional(), mentions: z.array(z.string()).optional() })

const happeningOf = ({ id, type, orderId, occurredAt, exportClass, actor, data }: Envelope): Happening => {
  const { customerId, number, side, mentions } = About.parse(data)
  return { happeningId: id, type, orderId, customerId, actorId: actor.id, exportClass, at: occurredAt, ...(number !== undefined && { number }), ...(side && { side }), ...(mentions && { mentions }) }
}

/** Whether it is known what became of this person's mail. A note is nobody's decision: it is written as it is, without a receipt or a history. */
const told = async ({ store, mail, portal }: Ports & NoticeTools, { email, ...due }: Due, { actor, inputs }: Cause): Promise<boolean> => {
  if (await notices.load(store, due.noticeId, actor)) return true
  const outcome = await mail.send({ ...letterOf(due, portal()), to: email, key: due.noticeId })
  if (outcome === 'unknown') return false
  const noted = decided<Notice, never>({ ...due, status: outcome === 'accepted' ? 'Sent' : 'Refused' })
  if (noted.ok) await store.transact([{ kind: 'put', item: { ...notices.stage(0, noted.value).item, exportClass: inputs.mostRestricted() }, when: 'absent' }])
  return true
}

/** The customer's people and the shop's, as the decision sees them. */
const candidates = async (directory: People, customerId: string): Promise<readonly Candidate[]> => {
  const [theirs, ours] = [await directory.people(customerId), await directory.people(undefined)]
  return [...theirs.map((person) => candidate(person, customerId)), ...ours.map((person) => candidate(person, undefined))]
}

const candidate = ({ id, name, email, roles, status, clearance }: DirectoryPerson, customerId: string | undefined): Candidate => {
  const actor: Actor = { kind: 'user', id, name, roles, ...(customerId !== undefined && { customerId }), ...(clearance !== undefined && { clearance }) }
  return { id, email, roles, active: status === 'active', mayHandle: (exportClass) => mayHandle(actor, exportClass), ...(customerId !== undefined && { customerId }) }
}

/** What the customer's people and the shop's have chosen. */
const choicesOf = async ({ store }: Ports, customerId: string, actor: Actor): Promise<(personId: string) => NoticeChoices | undefined> => {
  const found: NoticeChoices[] = []
  for (const owner of [customerId, 'shop']) {
    let after: Position | undefined
    do {
      const page = await noticeChoices.list(store, { index: byCustomer, partition: choicesPartition(owner), limit: 100, ...(after && { after }) }, actor)
      found.push(...page.items)
      after = page.next
    } while (after)
  }
  const byPerson = new Map(found.map((each) => [each.personId, each]))
  return (personId) => byPerson.get(personId)
}
