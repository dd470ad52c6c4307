import * as z from 'zod'
import { change, changeOrCreate, create, find, name, replyOf } from '#shared/kernel/change.ts'
import { command, contract, creation, deliveryRoutes, event, page, Paging, query, timelineRoute, versioned, webhook } from '#shared/kernel/contract.ts'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byStatus } from '#shared/kernel/deliveries.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { implement, implementWorkers, type Handler, type Reaction, type Worker } from '#shared/kernel/implementation.ts'
import { list, timeline } from '#shared/kernel/list.ts'
import { deliveryHandlers, hookOf } from '#shared/kernel/replay-delivery.ts'
import { repository } from '#shared/kernel/repository.ts'
import { decided, ok, refuse } from '#shared/kernel/result.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'

/**
 * The smallest whole service: a complaint book. It shows the kernel at work without any trade in it, and is what the kernel's
 * own tests run: a creation, a command, a list, a webhook, an intent with its worker, a reaction.
 */
const Note = z.strictObject({
  caseId: z.string(), number: z.string(), orderId: z.string(), customerId: z.string(), text: z.string(), seen: z.int(), checked: z.int(),
  status: z.enum(['Open', 'Closed']),
})
type Note = z.infer<typeof Note>

/** The other service of the pair: the sample hears what it says. */
export const neighbour = contract({
  service: 'neighbour', version: '1.0.0', summary: 'Somebody else', routes: { timeline: timelineRoute },
  events: { NeighbourSpoke: event(1, 'Something happened next door', z.object({ customerId: z.string(), text: z.string() })) },
})

const everybody = ['buyer', 'support-agent'] as const

export const sample = contract({
  service: 'sample', version: '1.0.0', summary: 'A complaint book',
  events: { NoteClosed: event(1, 'A note is closed', z.object({ caseId: z.string(), text: z.string() })) },
  routes: {
    timeline: timelineRoute,
    openNote: creation('/notes', { summary: 'Open a note', roles: ['buyer'], body: z.strictObject({ text: z.string().min(1).max(50) }), returns: versioned(Note), example: { text: 'A scratch.' } }),
    readNote: query('/notes/{caseId}', { summary: 'One note', roles: everybody, returns: versioned(Note) }),
    listNotes: query('/notes', { summary: 'Notes', roles: everybody, query: Paging, returns: page(versioned(Note)) }),
    closeNote: command('/notes/{caseId}/closing', { summary: 'Close it', roles: ['support-agent'], body: z.strictObject({}), returns: versioned(Note), example: {} }),
    ...deliveryRoutes(),
    hook: webhook('/webhooks/notes', { summary: 'A partner tells', scheme: { kind: 'stripe', secret: 'NOTES_WEBHOOK_SECRET' }, body: z.looseObject({ id: z.string(), note: z.string() }), example: { id: 'evt_1', note: 'cas_1' } }),
  },
})

export const sampleManifest = manifest({
  contract: sample,
  consumes: [...hear(neighbour, 'NeighbourSpoke')],
  intents: { CheckRequested: event(1, 'A note waits to be checked', z.object({ caseId: z.string() })) },
  workers: { checkNote: { on: 'CheckRequested', memoryMb: 256, timeoutSeconds: 30 } },
  storage: { indexes: ['byCustomer', byStatus, byOrder], numbers: ['http'], files: {} },
  secrets: [cursorSecret, 'NOTES_WEBHOOK_SECRET'],
  personal: { keepYears: 1, orders: { index: 'byCustomer', prefix: '' }, things: { cas: { running: ['Open'], texts: ['text'] } }, events: { NoteOpened: { people: ['actor'] }, NoteClosed: { texts: ['data.text'] } } },
})

const notes = repository<Note>({
  kind: 'case', schema: Note, id: (note) => note.caseId, orderId: (note) => note.orderId, customerId: (note) => note.customerId,
  indexes: (note) => ({ byCustomer: [note.customerId, note.caseId] }),
})

/** Stands for a heavy tool that only the worker carries. */
export type SampleTools = { readonly check: (text: string) => Promise<number> }

const seen = (note: Note) => decided({ ...note, seen: note.seen + 1 }, { type: 'NoteSeen', data: {} })

const noteOnNeighbourSpoke: Reaction<typeof neighbour, 'NeighbourSpoke'> = ({ cause, event: { orderId, data } }, ports) => {
  const caseId = derive('case', orderId)
  return changeOrCreate({ cause }, ports, notes, caseId, (note) =>
    note ? seen(note) : decided<Note, { type: string; data: object }>({ caseId, number: 'CAS-0', orderId, customerId: data.customerId, text: data.text, seen: 1, checked: 0, status: 'Open' }, { type: 'NoteOpened', data: {} }))
}

const notesHook: Handler<typeof sample, 'hook'> = async (call, ports) => {
  const changed = await change(call, ports, notes, call.body.note, seen)
  return changed.ok ? ok({ body: { received: true, outcome: 'applied' } }) : changed
}

const messages = {
  en: { refusals: { 'note-closed': 'Note {number} is closed already.' } },
  te: { refusals: { 'note-closed': '{number} గమనిక ఇప్పటికే ముగిసింది.' } },
}

export const sampleService = implement(sampleManifest, {
  routes: {
    timeline,
    openNote: async (call, ports) => {
      const { id, number } = await name(ports, 'case')
      const note: Note = { caseId: id, number, orderId: ports.ids.next(prefixes.order), customerId: call.cause.actor.customerId ?? '', text: call.body.text, seen: 0, checked: 0, status: 'Open' }
      return create(call, ports, notes, decided(note, { type: 'CheckRequested', data: { caseId: id } }, { type: 'NoteOpened', data: {} }))
    },
    readNote: async (call, ports) => {
      const found = await find(call, ports, notes, call.params.caseId)
      return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
    },
    listNotes: (call, ports) => list(call, ports, notes, { index: 'byCustomer', partition: call.cause.actor.customerId ?? 'cus_aurora' }),
    closeNote: (call, ports) => change(call, ports, notes, call.params.caseId, (note) =>
      note.status === 'Closed' ? refuse('note-closed', { number: note.number }) : decided<Note, { type: string; data: object }>({ ...note, status: 'Closed' }, { type: 'NoteClosed', data: { caseId: note.caseId, text: note.text } })),
    hook: notesHook,
    ...deliveryHandlers({ hook: hookOf(sample.routes.hook, notesHook) }, messages),
  },
  reactions: {
    NeighbourSpoke: noteOnNeighbourSpoke,
  },
  messages,
})

const checkNote: Worker<typeof sampleManifest, 'CheckRequested', SampleTools> = async (hearing, ports) => {
  const found = await find(hearing, ports, notes, hearing.event.data.caseId)
  if (!found.ok) return found
  const checked = await ports.check(found.value.state.text)
  return change(hearing, ports, notes, hearing.event.data.caseId, (note) => decided({ ...note, checked: note.checked + checked }, { type: 'NoteChecked', data: {} }))
}

export const sampleWorkers = implementWorkers<typeof sampleManifest, SampleTools>(sampleManifest, { checkNote })
