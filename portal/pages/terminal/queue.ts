import type { Problem } from '#shared/kernel/problem.ts'
import type { InputOf } from '../../api/clients.ts'

/** What an operator does to an operation at the terminal. */
export const deeds = ['startSetup', 'startOperation', 'pauseOperation', 'resumeOperation', 'finishOperation', 'reworkOperation'] as const
export type Deed = (typeof deeds)[number]
type BodyOf<D extends Deed> = InputOf<'production', D> extends { readonly body: infer B } ? B & { readonly doneAt: string } : never

/** One thing done: `key` is made once and the same for every try, and the body never changes, so that the service knows each try for the same request. */
export type Action = { [D in Deed]: {
  readonly key: string
  readonly deed: D
  readonly lotId: string
  readonly lotNumber: string
  readonly sequence: number
  readonly operation: string
  readonly body: BodyOf<D>
} }[Deed]

export type Refusal = Pick<Problem, 'title' | 'detail' | 'code'>

/**
 * An action on its way. `version` is the lot's as it was seen for the last try: it is kept before that try, because only a try with the very same `If-Match` is the same
 * request. `refused` says why it could not be done.
 */
export type Entry = Action & { readonly version?: number | undefined; readonly refused?: Refusal | undefined }

/** Oldest first. What is done leaves it. */
export type Queue = readonly Entry[]

/**
 * What came of a try. `stale`: the lot is no longer at that version, and so this try was not done and never will be. `lost`: nobody knows.
 */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'stale' } | { readonly kind: 'lost' } | { readonly kind: 'refused'; readonly why: Refusal }

/** The next to be sent: in order, and none past a refused one of the same lot, because it was done on the understanding that the other one holds. */
export const nextOf = (queue: Queue): Entry | undefined => queue.find((entry) => entry.refused === undefined && blockerOf(queue, entry) === undefined)

/** The refused action of the same lot that an action waits behind. */
export const blockerOf = (queue: Queue, { key, lotId }: Entry): Entry | undefined =>
  queue.slice(0, queue.findIndex((entry) => entry.key === key)).find((entry) => entry.lotId === lotId && entry.refused !== undefined)

export const added = (queue: Queue, action: Action): Queue => [...queue, action]

/** Kept before it is sent: under which version it is tried. */
export const trying = (queue: Queue, key: string, version: number): Queue => only(queue, key, (entry) => ({ ...entry, version }))

export const answered = (queue: Queue, key: string, outcome: Outcome): Queue => {
  switch (outcome.kind) {
    case 'done': return dropped(queue, key)
    case 'stale': return only(queue, key, (entry) => ({ ...entry, version: undefined }))
    case 'refused': return only(queue, key, (entry) => ({ ...entry, refused: outcome.why }))
    case 'lost': return queue
  }
}

/** Once more: still the same request until the lot is known to have changed. */
export const retried = (queue: Queue, key: string): Queue => only(queue, key, (entry) => ({ ...entry, refused: undefined }))
export const dropped = (queue: Queue, key: string): Queue => queue.filter((entry) => entry.key !== key)

/** What was never tried can be taken back without anybody having heard of it; not from under what was done after it to the same lot. */
export const mayBeTakenBack = (queue: Queue, { key, lotId, version, refused }: Entry): boolean =>
  version === undefined && refused === undefined && queue.findLast((entry) => entry.lotId === lotId)?.key === key

const only = (queue: Queue, key: string, change: (entry: Entry) => Entry): Queue => queue.map((entry) => (entry.key === key ? change(entry) : entry))
