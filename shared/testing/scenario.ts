import type { SQSEvent } from 'aws-lambda'
import { sqliteStore } from '#shared/adapters/local/store.ts'
import { memoryFiles } from '#shared/adapters/local/memory-files.ts'
import { seededIds } from '#shared/adapters/local/ids.ts'
import { streamEvent } from '#shared/adapters/local/stream-event.ts'
import { Claims } from '#shared/kernel/actor.ts'
import { client, type Client, type Transport } from '#shared/kernel/client.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import { inboxListening, inboxName, queuesOf, workerListening, type Queue } from '#shared/kernel/edges.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { gatewayEvent, localContext, matcher } from '#shared/kernel/gateway.ts'
import { httpEdge, type HttpPorts } from '#shared/kernel/http.ts'
import { inboxEdge, type InboxEdge } from '#shared/kernel/inbox.ts'
import type { Service, WorkerSet } from '#shared/kernel/implementation.ts'
import type { Bus, Identity, Log, Ports, Published } from '#shared/kernel/ports.ts'
import { relayEdge } from '#shared/kernel/relay.ts'
import { sourceOf } from '#shared/kernel/service.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import { claimsFor, type customers } from '#shared/adapters/local/sample-people.ts'
import { manualClock, type ManualClock } from './manual-clock.ts'

/** One service on its own, through its real edges, on in-memory adapters and a clock that the test moves. */
export type Workshop<C extends Contract> = {
  readonly ports: Ports
  readonly clock: ManualClock
  /** The typed client of somebody in this role. */
  readonly as: (role: Role, customer?: keyof typeof customers) => Client<C>
  /** A raw request, for what the typed client cannot say. Headers in lower case. */
  readonly send: Transport
  /** Delivers events to every queue that listens for them, as the bus would; `failed`: how many a queue reported back for redelivery. */
  readonly hear: (source: Contract, ...events: readonly Envelope[]) => Promise<{ readonly failed: number }>
  /** Runs the workers over all that the service itself has published so far; returns how many events were handled. */
  readonly work: () => Promise<number>
  /** Everything published so far (events and intents), oldest first. */
  readonly published: () => Promise<readonly Envelope[]>
}

type Options<Tools> = { readonly workers?: WorkerSet<Tools>; readonly tools?: Tools; readonly secrets?: { readonly [name: string]: string } }

export const workshop = <C extends Contract, Tools = object>(contract: C, service: Service, { workers, tools, secrets = {} }: Options<Tools> = {}): Workshop<C> => {
  const clock = manualClock()
  const store = sqliteStore({ path: ':memory:', indexes: service.manifest.storage.indexes, clock })
  const ports: HttpPorts = {
    store, clock, files: memoryFiles({ clock }), ids: seededIds({ clock, seed: 1 }), log: silence, identity: plainIdentity,
    secrets: { get: async (name) => secrets[name] ?? `test secret ${name}` },
  }
  const { bus, log } = recordingBus()
  const relay = relayEdge(contract.service, bus, silence)
  const http = transport(contract, service, ports)
  const inbox = inboxEdge(service.manifest, inboxName(contract.service), inboxListening(service), ports)
  const queues = queuesOf(service.manifest)
  const worked = new Set<string>()

  const published = async () => {
    for (;;) {
      const records = store.stream.read(store.stream.position('relay'), 100)
      if (records.length === 0) return log
      await relay(streamEvent(contract.service, records))
      store.stream.commit('relay', records.at(-1)?.sequence ?? 0)
    }
  }

  return {
    ports, clock, published, send: http,
    as: (role, customer) => client(contract, signedIn(http, claimsFor(role, customer)), () => ports.ids.next('key')),
    hear: async (source, ...events) => {
      const from = sourceOf(source.service)
      const told = queues.filter(({ worker }) => worker !== undefined && tools !== undefined).map((queue) => workerEdge(service, workers, tools, ports, queue)(sqs(events.filter(({ type }) => hears(queue, from, type)).map((event) => [from, event]))))
      // What only a worker hears is none of the inbox's business; what nobody hears it refuses.
      const inboxes = events.filter(({ type }) => !queues.some((queue) => queue.worker !== undefined && hears(queue, from, type)) || queues.some((queue) => queue.worker === undefined && hears(queue, from, type)))
      const answers = [await inbox(sqs(inboxes.map((event) => [from, event]))), ...(await Promise.all(told))]
      return { failed: answers.reduce((sum, { batchItemFailures }) => sum + batchItemFailures.length, 0) }
    },
    work: async () => {
      const own = sourceOf(contract.service)
      const waiting = (await published()).filter(({ id }) => !worked.has(id)).flatMap((event) => queues.filter((queue) => queue.worker !== undefined && hears(queue, own, event.type)).map((queue) => ({ event, queue })))
      for (const { event, queue } of waiting) {
        const done = await workerEdge(service, workers, tools, { ...ports, log: loud }, queue)(sqs([[own, event]]))
        if (done.batchItemFailures.length > 0) throw new Error(`worker ${queue.worker} did not handle ${event.type}`)
        worked.add(event.id)
      }
      return waiting.length
    },
  }
}

const hears = ({ listens }: Queue, from: string, named: string): boolean => listens.some(({ source, type }) => source === from && type === named)

/** A worker behind its own inbox. */
const workerEdge = <Tools>({ manifest }: Service, workers: WorkerSet<Tools> | undefined, tools: Tools | undefined, ports: Ports, { name, worker = '' }: Queue): InboxEdge => {
  const work = workers?.[worker]
  if (!work || !tools) throw new Error(`no worker was given for ${name}`)
  return inboxEdge(manifest, name, workerListening(manifest, worker, (hearing, plain) => work(hearing, { ...plain, ...tools })), ports)
}

const transport = (contract: Contract, service: Service, ports: HttpPorts): Transport => {
  const edge = httpEdge(service, ports)
  const match = matcher(contract)
  return async ({ method, path, headers, body }) => {
    const url = new URL(path, 'http://localhost')
    const matched = match(method, url.pathname)
    if (!('routeKey' in matched)) throw new Error(`no route for ${method} ${url.pathname}`)
    const requestId = ports.ids.next('req')
    const request = { method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers, body, requestId, sourceIp: '192.0.2.1', time: ports.clock.now() }
    const result = await edge(gatewayEvent(request, matched), localContext(contract.service, requestId))
    return { status: result.statusCode ?? 500, headers: Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)])), body: JSON.parse(result.body ?? 'null') }
  }
}

/** Tokens that say in plain JSON who somebody is; journeys use the real issuer instead. */
const plainIdentity: Identity = { verify: async (token) => Claims.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString() || 'null')).data }
export const plainToken = (claims: Claims): string => Buffer.from(JSON.stringify(claims)).toString('base64url')

const signedIn = (send: Transport, claims: Claims): Transport => (request) => send({ ...request, headers: { ...request.headers, authorization: `Bearer ${plainToken(claims)}` } })

const recordingBus = (): { bus: Bus; log: Envelope[] } => {
  const log: Envelope[] = []
  return { log, bus: { publish: async (entries: readonly Published[]) => { log.push(...entries.map(({ envelope }) => envelope)); return { failed: [] } } } }
}

/** Events as an SQS queue delivers what an EventBridge rule put into it. */
export const sqs = (events: readonly (readonly [source: string, event: Envelope])[]): SQSEvent => ({
  Records: events.map(([source, detail], index) => ({
    messageId: `message-${index}`,
    receiptHandle: `handle-${index}`,
    body: JSON.stringify({ version: '0', id: detail.id, source, account: '000000000000', time: detail.occurredAt, region: 'local', resources: [], 'detail-type': detail.type, detail }),
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: 'local', ApproximateFirstReceiveTimestamp: '0' },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:local:000000000000:inbox',
    awsRegion: 'local',
  })),
})

const silence: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, with: () => silence }
const loud: Log = { ...silence, warn: (message, fields) => { console.warn(message, fields) }, with: () => loud }
