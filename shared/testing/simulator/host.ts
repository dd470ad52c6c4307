import { sqliteStore } from '#shared/adapters/local/store.ts'
import { memoryFiles } from '#shared/adapters/local/memory-files.ts'
import { seededIds } from '#shared/adapters/local/ids.ts'
import { passed, streamEvent } from '#shared/adapters/local/stream-event.ts'
import { Claims } from '#shared/kernel/actor.ts'
import type { Incoming, Outgoing } from '#shared/kernel/client.ts'
import { inboxListening, queuesOf, workerListening, type Queue } from '#shared/kernel/edges.ts'
import { gatewayEvent, localContext, matcher } from '#shared/kernel/gateway.ts'
import { httpEdge } from '#shared/kernel/http.ts'
import { inboxEdge } from '#shared/kernel/inbox.ts'
import type { Service, WorkerSet } from '#shared/kernel/implementation.ts'
import { Unavailable, type Bus, type Clock, type Files, type Log, type Ports, type Published, type Store, type Write } from '#shared/kernel/ports.ts'
import { relayEdge } from '#shared/kernel/relay.ts'
import { sqs } from '../scenario.ts'

export type Simulated<Tools> = { readonly service: Service; readonly workers?: WorkerSet<Tools> }

/**
 * What a simulated world gives a service. Between releases only this, `Host` and `Hosting` are shared: a service of the previous release brings
 * its own kernel, adapters and this very file as it was. So these three types change as events do: by adding.
 */
export type Ground = {
  readonly clock: Clock
  /** For ids of its own. */
  readonly seed: number
  readonly log: Log
  readonly secret: (name: string) => string
  /** One port call: somebody else may go first, the process may die on either side of it, or the port say: not now (`unavailable`). */
  readonly call: <T>(real: () => Promise<T>, unavailable: () => Error) => Promise<T>
  /** Runs something as a process of its own that can crash alone; undefined when it did, or threw. */
  readonly process: <T>(work: () => Promise<T>) => Promise<T | undefined>
  /** Which of so many writes is said to conflict, if any. */
  readonly conflict: (writes: number) => number | undefined
  readonly publish: Bus['publish']
  readonly committed: (service: string, writes: readonly Write[]) => void
  readonly tamper?: (store: Store) => Store
}

/** A service in a simulated world, as AWS sees it: requests, messages and its stream. */
export type Host = {
  /** Undefined when the process died on it. */
  readonly request: (outgoing: Outgoing, requestId: string) => Promise<Incoming | undefined>
  /** Undefined when the process died on it; false when the message is to come again. */
  readonly deliver: (queue: string, published: Published) => Promise<boolean | undefined>
  /** Publishes at most so many entries of its stream; false when there was nothing to publish. */
  readonly relay: (most: number) => Promise<boolean>
  readonly hasRelayed: () => boolean
  readonly files: Files
  readonly close: () => void
}

export type Hosting = { readonly service: string; readonly queues: readonly Queue[]; readonly on: (ground: Ground) => Host }

export const hosting = <Tools>({ service, workers }: Simulated<Tools>, tools: Tools): Hosting => {
  const { manifest } = service
  const name = manifest.contract.service
  return {
    service: name,
    queues: queuesOf(manifest),
    on: (ground) => {
      const real = sqliteStore({ path: ':memory:', indexes: manifest.storage.indexes, clock: ground.clock })
      const files = memoryFiles({ clock: ground.clock })
      const ports = portsOn(ground, name, real, files)
      const relay = relayEdge(name, { publish: (entries) => ground.call(() => ground.publish(entries), throttled) }, ground.log)
      const inboxes = new Map(queuesOf(manifest).map((queue) => [queue.name, inboxEdge(manifest, queue.name, listening(service, workers, tools, queue), ports)]))
      return {
        files,
        request: requests(service, ports, ground),
        deliver: async (queue, { source, envelope }) => {
          const answer = await ground.process(async () => inboxes.get(queue)?.(sqs([[source, envelope]])))
          return answer && answer.batchItemFailures.length === 0
        },
        relay: async (most) => {
          const position = real.stream.position('relay')
          const records = real.stream.read(position, most)
          if (records.length === 0) return false
          const sent = await ground.process(() => relay(streamEvent(name, records)))
          if (sent) real.stream.commit('relay', passed(records, sent, position))
          return true
        },
        hasRelayed: () => real.stream.read(real.stream.position('relay'), 1).length === 0,
        close: () => { real.close() },
      }
    },
  }
}

const throttled = (): Error => new Unavailable('throttled')

/** The service's ports: real ones, each call of which passes through the world. */
const portsOn = (ground: Ground, service: string, real: Store, plain: Files): Ports => {
  const call = <T>(work: () => Promise<T>): Promise<T> => ground.call(work, throttled)
  const store: Store = {
    get: (key) => call(() => real.get(key)),
    query: (query) => call(() => real.query(query)),
    increment: (counter) => call(() => real.increment(counter)),
    transact: (writes) => call(async () => {
      const conflict = ground.conflict(writes.length)
      if (conflict !== undefined) return { ok: false, error: { failed: [conflict] } }
      const done = await real.transact(writes)
      if (done.ok) ground.committed(service, writes)
      return done
    }),
  }
  return {
    store: ground.tamper?.(store) ?? store,
    files: { ...plain, size: (key) => call(() => plain.size(key)), read: (key) => call(() => plain.read(key)), write: (owner, bytes, type) => call(() => plain.write(owner, bytes, type)) },
    clock: ground.clock, log: ground.log, ids: seededIds({ clock: ground.clock, seed: ground.seed }),
    secrets: { get: async (name) => ground.secret(name) },
  }
}

const requests = (service: Service, ports: Ports, ground: Ground): Host['request'] => {
  const { contract } = service.manifest
  const http = httpEdge(service, { ...ports, identity: plainIdentity })
  const match = matcher(contract)
  return async (outgoing, requestId) => {
    const url = new URL(outgoing.path, 'http://localhost')
    const matched = match(outgoing.method, url.pathname)
    if (!('routeKey' in matched)) throw new Error(`no route for ${outgoing.method} ${outgoing.path} at ${contract.service}`)
    const plain = { method: outgoing.method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: outgoing.headers, body: outgoing.body, requestId, sourceIp: '192.0.2.1', time: ground.clock.now() }
    const answer = await ground.process(() => http(gatewayEvent(plain, matched), localContext(contract.service, requestId)))
    if (!answer) return undefined
    return { status: answer.statusCode ?? 500, headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)])), body: JSON.parse(answer.body ?? 'null') }
  }
}

const listening = <Tools>(service: Service, workers: WorkerSet<Tools> | undefined, tools: Tools, { worker }: Queue) => {
  if (worker === undefined) return inboxListening(service)
  const work = workers?.[worker]
  if (!work) throw new Error(`no worker ${worker}`)
  return workerListening(service.manifest, worker, (hearing, ports) => work(hearing, { ...ports, ...tools }))
}

const plainIdentity = { verify: async (token: string) => Claims.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString() || 'null')).data }
