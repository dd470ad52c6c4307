import { sqliteStore, type SqliteStore } from '#shared/adapters/local/store.ts'
import { memoryFiles } from '#shared/adapters/local/memory-files.ts'
import { seededIds, seededRandom } from '#shared/adapters/local/ids.ts'
import { passed, streamEvent } from '#shared/adapters/local/stream-event.ts'
import { Claims } from '#shared/kernel/actor.ts'
import type { Incoming, Outgoing, Transport } from '#shared/kernel/client.ts'
import { inboxListening, queuesOf, workerListening, type Queue } from '#shared/kernel/edges.ts'
import { gatewayEvent, localContext, matcher } from '#shared/kernel/gateway.ts'
import { httpEdge } from '#shared/kernel/http.ts'
import { inboxEdge } from '#shared/kernel/inbox.ts'
import type { Service, WorkerSet } from '#shared/kernel/implementation.ts'
import { Unavailable, type Bus, type Files, type Log, type Ports, type Store, type Write } from '#shared/kernel/ports.ts'
import { relayEdge } from '#shared/kernel/relay.ts'
import { manualClock, type ManualClock } from '../manual-clock.ts'
import { sqs } from '../scenario.ts'
import { noFault, type Faults } from './faults.ts'
import { network, type Network } from './network.ts'
import { scheduler, type Scheduler } from './scheduler.ts'

export type Simulated<Tools> = { readonly service: Service; readonly workers?: WorkerSet<Tools> }

/** What takes a safety mechanism out, to prove that the simulation would notice. */
export type Tampering = { readonly store?: (store: Store) => Store; readonly bus?: (bus: Bus) => Bus }

export type WorldOptions<Tools> = {
  readonly seed: number
  readonly services: readonly Simulated<Tools>[]
  readonly tools: Tools
  readonly faults: Faults
  readonly secrets?: { readonly [name: string]: string }
  /** Called after every committed transaction, with what it wrote: the place to check invariants. */
  readonly committed?: (service: string, writes: readonly Write[], world: World) => void
  readonly tampering?: Tampering
}

export type World = {
  readonly clock: ManualClock
  readonly random: () => number
  readonly schedule: Scheduler
  readonly network: Network
  readonly stores: ReadonlyMap<string, SqliteStore>
  readonly files: ReadonlyMap<string, Files>
  /** A client's way to a service, over a connection that loses answers. Tokens are plain JSON. */
  readonly transport: (service: string, token: string) => Transport
  /** Runs until the activities given have ended, then without faults until nothing is left to do. Throws what goes wrong. */
  readonly run: (activities: readonly (() => Promise<void>)[]) => Promise<void>
}

/** All services' real handlers in one process, on a virtual clock and a seeded source of chance; every port call can fail. */
export const world = <Tools>(options: WorldOptions<Tools>): World => {
  const clock = manualClock()
  const random = seededRandom(options.seed)
  const schedule = scheduler(random, clock)
  let faults = options.faults
  const chance = (probability: number): boolean => probability > 0 && random() < probability
  const bus = network(options.services.flatMap(({ service }) => queuesOf(service.manifest).flatMap(rulesOf)), clock, random, () => faults)

  /** One port call: somebody else may go first, the process may die on either side of it, the port may say: not now. */
  const call = async <T>(real: () => Promise<T>): Promise<T> => {
    await schedule.point()
    if (chance(faults.crashBefore)) schedule.crash()
    if (chance(faults.throttle)) throw new Unavailable('throttled')
    const value = await real()
    if (chance(faults.crashAfter)) schedule.crash()
    return value
  }

  /** A broken invariant ends the simulation; the service that broke it must not get to handle it. */
  let broken: { readonly error: unknown } | undefined
  const observe = (service: string, writes: readonly Write[]): void => {
    try {
      options.committed?.(service, writes, self)
    } catch (error) {
      broken ??= { error }
    }
  }
  let lastError = ''
  const log: Log = { info: () => undefined, warn: () => undefined, error: (message, fields) => { lastError = `${message} ${JSON.stringify(fields)}` }, with: () => log }

  const hosts = options.services.map((each, index) => {
    const { contract, storage } = each.service.manifest
    const real = sqliteStore({ path: ':memory:', indexes: storage.indexes, clock })
    const store: Store = {
      get: (key) => call(() => real.get(key)),
      query: (query) => call(() => real.query(query)),
      increment: (counter) => call(() => real.increment(counter)),
      transact: (writes) => call(async () => {
        if (chance(faults.conflict)) return { ok: false, error: { failed: [Math.floor(random() * writes.length)] } }
        const done = await real.transact(writes)
        if (done.ok) observe(contract.service, writes)
        return done
      }),
    }
    const plainFiles = memoryFiles({ clock })
    const files: Files = { ...plainFiles, size: (key) => call(() => plainFiles.size(key)), read: (key) => call(() => plainFiles.read(key)), write: (owner, bytes, type) => call(() => plainFiles.write(owner, bytes, type)) }
    const ports: Ports = {
      store: options.tampering?.store?.(store) ?? store, files, clock, log, ids: seededIds({ clock, seed: options.seed * 100 + index }),
      secrets: { get: async (name) => options.secrets?.[name] ?? `simulated ${name}` },
    }
    const carrying = options.tampering?.bus?.(bus) ?? bus
    const relay = relayEdge(contract.service, { publish: (entries) => call(() => carrying.publish(entries)) }, log)
    return { ...each, real, plainFiles, ports, relay, http: httpEdge(each.service, { ...ports, identity: plainIdentity }), match: matcher(contract) }
  })
  const byName = new Map(hosts.map((host) => [host.service.manifest.contract.service, host]))
  let ended = false
  let requests = 0
  const idle = (): boolean => requests === 0 && bus.waiting() === 0 && hosts.every(({ real }) => real.stream.read(real.stream.position('relay'), 1).length === 0)

  const relaying = (host: (typeof hosts)[number]) => async () => {
    for (;;) {
      const position = host.real.stream.position('relay')
      const records = host.real.stream.read(position, 1 + Math.floor(random() * 20))
      if (records.length > 0) {
        const sent = await schedule.process(() => host.relay(streamEvent(host.service.manifest.contract.service, records))).catch(() => undefined)
        if (sent && !sent.crashed) host.real.stream.commit('relay', passed(records, sent.value, position))
      } else if (ended && idle()) return
      await schedule.sleep(records.length > 0 ? 1 : 5)
    }
  }

  const consuming = (host: (typeof hosts)[number], queue: Queue) => async () => {
    const edge = inboxEdge(host.service.manifest, queue.name, listening(host.service, host.workers, options.tools, queue), host.ports)
    for (;;) {
      const message = bus.take(queue.name)
      if (message) {
        const event = sqs([[message.published.source, message.published.envelope]])
        const answer = await schedule.process(() => edge(event)).catch(() => undefined)
        if (!answer || answer.crashed) message.visibleAt = new Date(Date.parse(clock.now()) + 5000).toISOString()
        else if (answer.value.batchItemFailures.length > 0) bus.again(message)
        else bus.done(message)
        if (message.receives > mostReceives) throw new Error(`${queue.name} never gets ${message.published.envelope.type} done`)
      } else if (ended && idle()) return
      await schedule.sleep(message ? 1 : 5)
    }
  }

  const request = async (service: string, outgoing: Outgoing): Promise<Incoming | undefined> => {
    const host = byName.get(service)
    const url = new URL(outgoing.path, 'http://localhost')
    const matched = host?.match(outgoing.method, url.pathname)
    if (!host || !matched || !('routeKey' in matched)) throw new Error(`no route for ${outgoing.method} ${outgoing.path} at ${service}`)
    const requestId = `req_${Math.floor(random() * 2 ** 40)}`
    const plain = { method: outgoing.method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: outgoing.headers, body: outgoing.body, requestId, sourceIp: '192.0.2.1', time: clock.now() }
    requests += 1
    const answer = await schedule.process(() => host.http(gatewayEvent(plain, matched), localContext(service, requestId))).finally(() => { requests -= 1 })
    if (answer.crashed) return undefined
    return { status: answer.value.statusCode ?? 500, headers: Object.fromEntries(Object.entries(answer.value.headers ?? {}).map(([name, value]) => [name, String(value)])), body: JSON.parse(answer.value.body ?? 'null') }
  }

  const transport = (service: string, token: string): Transport => async (outgoing) => {
    const signed = { ...outgoing, headers: { authorization: `Bearer ${token}`, ...outgoing.headers } }
    for (let tried = 0; tried < mostTries; tried += 1) {
      if (chance(faults.repeatRequest)) schedule.go(async () => { await request(service, signed) })
      const answer = await request(service, signed)
      if (answer?.status === 500) throw new Error(`a defect at ${service} ${outgoing.method} ${outgoing.path}: ${lastError}`)
      if (answer && answer.status !== 503) return answer
      await schedule.sleep(2 ** Math.min(tried, 6))
    }
    throw new Error(`${service} ${outgoing.path} never answered`)
  }

  const self: World = {
    clock, random, schedule, network: bus, transport,
    stores: new Map(hosts.map(({ service, real }) => [service.manifest.contract.service, real])),
    files: new Map(hosts.map(({ service, plainFiles }) => [service.manifest.contract.service, plainFiles])),
    run: async (activities) => {
      let open = activities.length
      for (const activity of activities) schedule.go(async () => { await activity(); open -= 1 })
      for (const host of hosts) {
        schedule.go(relaying(host))
        for (const queue of queuesOf(host.service.manifest)) for (let twin = 0; twin < twins; twin += 1) schedule.go(consuming(host, queue))
      }
      while (await schedule.step()) {
        if (broken) throw broken.error
        if (open === 0 && !ended) {
          ended = true
          faults = noFault
        }
        if (schedule.steps() > mostSteps) throw new Error('it does not come to an end')
      }
      hosts.forEach(({ real }) => real.close())
    },
  }
  return self
}

/** Two consumers of one queue at a time, so that deliveries overlap. */
const twins = 2
const mostReceives = 200
const mostTries = 60
const mostSteps = 400_000

const rulesOf = ({ name, listens }: Queue) => listens.map(({ source, type }) => ({ queue: name, source, type }))

const listening = <Tools>(service: Service, workers: WorkerSet<Tools> | undefined, tools: Tools, { worker }: Queue) => {
  if (worker === undefined) return inboxListening(service)
  const work = workers?.[worker]
  if (!work) throw new Error(`no worker ${worker}`)
  return workerListening(service.manifest, worker, (hearing, ports) => work(hearing, { ...ports, ...tools }))
}

const plainIdentity = { verify: async (token: string) => Claims.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString() || 'null')).data }
