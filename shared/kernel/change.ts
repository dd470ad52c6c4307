import { readable } from '#shared/vocabulary/ids.ts'
import { prefixes, type Kind } from '#shared/vocabulary/prefixes.ts'
import type { Cause } from './cause.ts'
import { commit } from './commit.ts'
import { json } from './json.ts'
import { findReceipt } from './receipt.ts'
import { Unavailable, type Ports } from './ports.ts'
import type { Happened, Loaded, Repository, Staged, View } from './repository.ts'
import { fail, ok, refuse, type Decided, type Decision, type Refusal, type Result } from './result.ts'

/** What a command answers: the body its route promises, and the version for the `ETag`. */
export type Reply<Body> = { readonly body: Body; readonly version?: number }
export type Replied<Body> = Promise<Result<Reply<Body>, Refusal>>
export type Prepared<Body> = { readonly staged: readonly Staged[]; readonly reply: Reply<Body> }

/** Enough for every writer of one busy thing to get its turn; more means something is wrong, and the caller is told to retry. */
const attempts = 8

/**
 * Load → decide → commit, repeated when somebody else was faster. `prepare` must read everything it decides on, each time.
 * With If-Match the caller hears of the conflict (412) instead, because `prepare` finds another version the second time.
 */
export const attempt = async <Body>(by: { readonly cause: Cause }, ports: Ports, prepare: () => Promise<Result<Prepared<Body>, Refusal>>): Replied<Body> => {
  for (let tried = 0; tried < attempts; tried += 1) {
    const prepared = await prepare()
    if (!prepared.ok) return prepared
    const { staged, reply } = prepared.value
    const answer = { body: json.parse(reply.body), ...(reply.version !== undefined && { version: reply.version }) }
    const done = await commit(ports, by.cause, staged, answer)
    if (done.ok) return ok(reply)
    // A store may name the receipt's write for a passing conflict too; only a receipt that is really there says it was done.
    if (done.error === 'repeated' && (await findReceipt(ports.store, by.cause.receipt.key))) return refuse('repeated')
  }
  throw new Unavailable('too many writers of one thing')
}

/** Changes one thing that exists: 404 when the actor cannot see it, 412 when it is no longer what the caller saw. */
export const change = <S extends object>(
  by: { readonly cause: Cause },
  ports: Ports,
  things: Repository<S>,
  id: string,
  decide: (state: S) => Decided<S, Happened>,
): Replied<View<S>> =>
  attempt(by, ports, async () => {
    const found = await find(by, ports, things, id)
    if (!found.ok) return found
    const decision = decide(found.value.state)
    return decision.ok ? ok(prepared(things, found.value, decision.value)) : decision
  })

/** The same for a reaction that may be the first to hear of a thing: `decide` gets undefined when there is none yet. */
export const changeOrCreate = <S extends object>(
  by: { readonly cause: Cause },
  ports: Ports,
  things: Repository<S>,
  id: string,
  decide: (state: S | undefined) => Decided<S, Happened>,
): Replied<View<S>> =>
  attempt(by, ports, async () => {
    const found = await lookIfAny(by, ports, things, id)
    if (!found.ok) return found
    const decision = decide(found.value?.state)
    return decision.ok ? ok(prepared(things, found.value, decision.value)) : decision
  })

/** Makes a new thing. */
export const create = <S extends object>(by: { readonly cause: Cause }, ports: Ports, things: Repository<S>, decision: Decided<S, Happened>): Replied<View<S>> =>
  attempt(by, ports, async () => (decision.ok ? ok(prepared(things, undefined, decision.value)) : decision))

/** Finds a thing for a change, checking If-Match. */
export const find = async <S>(by: { readonly cause: Cause }, ports: Ports, things: Repository<S>, id: string): Promise<Result<Loaded<S>, Refusal>> => {
  const found = await look(by, ports, things, id)
  const expected = by.cause.expectedVersion
  if (found.ok && expected !== undefined && expected !== found.value.version) return refuse('stale-version', { expected, current: found.value.version })
  return found
}

/** Looks a thing up that a change needs beside the one it changes: not found, or not cleared, or the thing. */
export const look = async <S>(by: { readonly cause: Cause }, ports: Ports, things: Repository<S>, id: string): Promise<Result<Loaded<S>, Refusal>> => {
  const found = await lookIfAny(by, ports, things, id)
  if (!found.ok) return found
  return found.value ? ok(found.value) : notFound(things.kind, id)
}

/** The same for a thing that there need not be. What the actor is not cleared for is refused all the same: a change must not be decided as if it were not there. */
export const lookIfAny = async <S>(by: { readonly cause: Cause }, ports: Ports, things: Repository<S>, id: string): Promise<Result<Loaded<S> | undefined, Refusal>> => {
  const found = await things.find(ports.store, id, by.cause.actor)
  if (found === 'absent') return ok(undefined)
  return found === 'withheld' ? refuse('not-cleared') : ok(found)
}

/** The same for many: those that there are, each once. */
export const lookForAll = async <S>(by: { readonly cause: Cause }, ports: Ports, things: Repository<S>, ids: readonly string[]): Promise<Result<Loaded<S>[], Refusal>> => {
  const all: Loaded<S>[] = []
  for (const found of await Promise.all([...new Set(ids)].map((id) => lookIfAny(by, ports, things, id)))) {
    if (!found.ok) return found
    if (found.value) all.push(found.value)
  }
  return ok(all)
}

export const notFound = (kind: Kind, id: string) => fail<Refusal>({ code: 'not-found', params: { kind: prefixes[kind], id } })

export const replyOf = <S extends object>(state: S, version: number): Reply<View<S>> => ({ body: { ...state, version }, version })

/** A new id with its readable number: two names of one thing. */
export const name = async (ports: Ports, kind: Kind): Promise<{ id: string; number: string }> => ({
  id: ports.ids.next(prefixes[kind]),
  number: readable(kind, await ports.store.increment(kind)),
})

/** What a decision writes: nothing when it changes nothing and says nothing, so that the version others have seen stays good. */
export const stageChange = <S>(things: Repository<S>, found: Loaded<S> | undefined, decision: Decision<S, Happened>): Staged[] =>
  found && decision.next === found.state && decision.events.length === 0 ? [] : [things.stage(found?.version ?? 0, decision)]

const prepared = <S extends object>(things: Repository<S>, found: Loaded<S> | undefined, decision: Decision<S, Happened>): Prepared<View<S>> => {
  const staged = stageChange(things, found, decision)
  return { staged, reply: replyOf(decision.next, (found?.version ?? 0) + staged.length) }
}
