import type { Actor } from '#shared/kernel/actor.ts'
import { create, look, lookIfAny, change } from '#shared/kernel/change.ts'
import type { DirectoryPerson, People } from '#shared/kernel/directory.ts'
import { each } from '#shared/kernel/each.ts'
import { mayHandle } from '#shared/kernel/export-control.ts'
import type { Worker } from '#shared/kernel/implementation.ts'
import type { Mail } from '#shared/kernel/mail.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { refuse } from '#shared/kernel/result.ts'
import { noticesOf, settle, type Candidate } from '../domain/notices.ts'
import { letterOf } from '../documents/letter.ts'
import type { Happening, NoticeChoices } from '../notice-view.ts'
import { happenings, noticeChoices, notices } from '../notices.ts'
import type { service } from '../service.ts'

/** What sending mails takes. `portal`: where its links lead. */
export type NoticeTools = { readonly mail: Mail; readonly directory: People; readonly portal: () => string }

/**
 * Tells everybody whom a happening concerns: first an entry for each mail, then the mail under that entry's id, then what became of it.
 * Whatever fails is delivered again, and goes on where it stopped.
 */
export const sendNotices: Worker<typeof service, 'NoticesDue', NoticeTools> = async (hearing, ports) => {
  const found = await look(hearing, ports, happenings, hearing.event.data.happeningId)
  if (!found.ok) return found
  const happening = found.value.state
  const people = await candidates(ports.directory, happening.customerId)
  const due = noticesOf(happening, people, chosen(await choicesOf(hearing, ports, happening, people)))
  const begun = await each(hearing, ports, due, ({ notice }) => `${notice.personId}#begun`, async (by, own, { notice }) =>
    create(by, own, notices, { ok: true, value: { next: notice, events: [{ type: 'NoticeBegun', data: { personId: notice.personId, about: notice.type } }] } }))
  if (!begun.ok) return begun
  return each(hearing, ports, due, ({ notice }) => notice.personId, async (by, own, { notice, email }) => {
    const { noticeId } = notice
    const entry = await look(by, own, notices, noticeId)
    if (!entry.ok || entry.value.state.status !== 'Sending') return entry
    const outcome = await ports.mail.send({ ...letterOf(entry.value.state, ports.portal()), to: email, key: noticeId })
    return outcome === 'unknown' ? refuse('mail-unanswered', { noticeId }) : change(by, own, notices, noticeId, (state) => settle(state, outcome === 'accepted'))
  })
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

type Hearing = Parameters<typeof sendNotices>[0]

/** Of those only whom the event may concern at all: the rest of the shop is not read. */
const choicesOf = async (hearing: Hearing, ports: Ports, happening: Happening, people: readonly Candidate[]): Promise<readonly NoticeChoices[]> => {
  const all = everyKind(happening, people)
  const found = await Promise.all(all.map((personId) => lookIfAny(hearing, ports, noticeChoices, personId)))
  return found.flatMap((each) => (each.ok && each.value ? [each.value.state] : []))
}

const everyKind = (happening: Happening, people: readonly Candidate[]): readonly string[] =>
  noticesOf(happening, people, (personId) => ({ personId, customerId: '', language: 'en', todo: 'at-once', message: 'at-once', news: 'at-once' })).map(({ notice }) => notice.personId)

const chosen = (choices: readonly NoticeChoices[]): ((personId: string) => NoticeChoices | undefined) => {
  const byPerson = new Map(choices.map((each) => [each.personId, each]))
  return (personId) => byPerson.get(personId)
}
