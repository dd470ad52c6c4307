import type { QueryClient } from '@tanstack/react-query'
import type { Problem } from '#shared/kernel/problem.ts'
import type { Api } from '../../api/clients.ts'
import type { Me } from '../../session/session.ts'
import type { Lot } from '../production/current-operation.ts'
import { remember } from './answers.ts'
import { noteAnswer } from './contact.ts'
import { nextOf, type Entry, type Outcome } from './queue.ts'
import { step, type Door } from './sending.ts'
import { shelfOf } from './shelf.ts'

type Answer = { readonly ok: true; readonly value: Lot } | { readonly ok: false; readonly problem: Problem }
type Deed = (input: { readonly params: object; readonly version: number; readonly key: string; readonly body: object }) => Promise<Answer>

/** Answers that say nothing of the action: nobody there, too busy, not signed in (the session sees to that). */
const passing = new Set([401, 429, 502, 503, 504])

const outcomeOf = (problem: Problem): Exclude<Outcome, { kind: 'done' }> => {
  if (passing.has(problem.status)) return { kind: 'lost' }
  return problem.code === 'stale-version' ? { kind: 'stale' } : { kind: 'refused', why: { title: problem.title, detail: problem.detail, code: problem.code } }
}

const doorOf = (api: Api, learn: (lot: Lot) => Promise<void>): Door => ({
  versionOf: async (lotId) => {
    const answer = await api.production.readLot({ params: { lotId } })
    noteAnswer(answer)
    if (answer.ok) return answer.value.version
    const outcome = outcomeOf(answer.problem)
    return outcome.kind === 'stale' ? { kind: 'lost' } : outcome
  },
  send: async ({ deed, lotId, sequence, key, body }: Entry, version) => {
    // The client has this method; TypeScript cannot follow six bodies at once.
    const answer = await (api.production[deed] as unknown as Deed)({ params: { lotId, sequence: String(sequence) }, version, key, body })
    noteAnswer(answer)
    if (!answer.ok) return outcomeOf(answer.problem)
    await learn(answer.value)
    return { kind: 'done' }
  },
})

/** When nobody answered it is tried again so often, and at once when the browser says that the network is back. */
const againMs = 5000

export type Post = { readonly send: () => void }
const posts = new Map<string, Post>()

/**
 * Sends what waits on this device, from now on and whatever page is open. One tab at a time (a second one would do no harm, only ask twice): who has the lock sends all there is.
 */
export const postOf = (api: Api, queries: QueryClient, me: Me): Post => {
  const known = posts.get(me.id)
  if (known) return known
  const shelf = shelfOf(me)
  const door = doorOf(api, (lot) => remember(queries, me.id, lot))
  const round = async (): Promise<void> => {
    if (!nextOf(shelf.read())) return
    while ((await step(shelf, door)) === 'more');
    await queries.invalidateQueries({ predicate: ({ queryKey: [service] }) => service === 'production' })
  }
  let wanted = false
  let under = false
  const run = async (): Promise<void> => {
    wanted = true
    if (under) return
    under = true
    // What comes while a round is under way gets a round of its own.
    try {
      while (wanted) {
        wanted = false
        await ('locks' in navigator ? navigator.locks.request(`throughline.terminal.${me.id}`, round) : round())
      }
    } finally {
      under = false
    }
  }
  const send = (): void => void run()
  window.addEventListener('online', send)
  setInterval(() => { if (nextOf(shelf.read())) send() }, againMs)
  const post = { send }
  posts.set(me.id, post)
  send()
  return post
}
