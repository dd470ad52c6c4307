import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sqliteBus, type SqliteBus } from '#shared/adapters/local/bus.ts'
import { folderFiles, type FolderFiles } from '#shared/adapters/local/files.ts'
import { settle, sqsEvent } from '#shared/adapters/local/sqs-event.ts'
import { sqliteStore, type SqliteStore } from '#shared/adapters/local/store.ts'
import { passed, streamEvent } from '#shared/adapters/local/stream-event.ts'
import type { StreamRecord } from '#shared/adapters/local/stream.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import type { ClientDirectory, Directory } from '#shared/kernel/directory.ts'
import { inboxListening, queuesOf, workerListening, type Queue } from '#shared/kernel/edges.ts'
import { httpEdge, type HttpEdge } from '#shared/kernel/http.ts'
import { inboxEdge, type InboxEdge } from '#shared/kernel/inbox.ts'
import type { Service, WorkerSet } from '#shared/kernel/implementation.ts'
import type { Bus, Clock, Identity, Ids, Log, Ports, Secrets, Store } from '#shared/kernel/ports.ts'
import { relayEdge } from '#shared/kernel/relay.ts'
import { hourly } from './hourly.ts'
import { pump, type Pump } from './pump.ts'

/** A service and its workers, as hosted on one machine. */
export type Hosted<Tools> = { readonly service: Service; readonly workers?: WorkerSet<Tools> }

export type RuntimeOptions<Tools> = {
  readonly hosted: readonly Hosted<Tools>[]
  /** All state lives here: a database per service, the queues, the files. */
  readonly directory: string
  readonly address: string
  readonly tools: Tools
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly identity: Identity
  /** Who may sign in; without it the services say that people are kept elsewhere. */
  readonly people?: Directory & ClientDirectory
  readonly secrets: Secrets
  readonly fileLinkSecret: string
  /** How events travel to the queues; the journeys put a worse way in between. */
  readonly carry?: (bus: Bus) => Bus
  /** How long a message is tried before it is parked for a person; most of a day unless told. */
  readonly patience?: Patience
  /** Hears what each service committed, once it is on its way to the others. */
  readonly committed?: (service: string, records: readonly StreamRecord[]) => void
}

/** Deliveries before a message is dead, and the pause before the next. */
export type Patience = { readonly maxReceives: number; readonly backoffSeconds: (receives: number) => number }

export type Runtime = {
  readonly services: readonly { readonly contract: Contract; readonly http: HttpEdge; readonly files: FolderFiles; readonly store: SqliteStore }[]
  readonly bus: SqliteBus
  readonly queues: readonly string[]
  readonly start: () => void
  /** Finishes the batches in hand and closes the databases. */
  readonly stop: () => Promise<void>
}

/** Largest file taken: the same on a bucket. */
export const largestFile = 200_000_000

const dayLong: Patience = { maxReceives: 60, backoffSeconds: (receives) => Math.min(0.05 * 2 ** receives, 1800) }

/**
 * The six services on one machine: the same entry points, fed the same event shapes as on AWS, over SQLite, a durable queue and a
 * folder. Everything a crash interrupts is found again at the next start: the stream by its checkpoint, messages by their receipt.
 */
export const runtime = <Tools>(options: RuntimeOptions<Tools>): Runtime => {
  const { hosted, directory, clock, log, patience = dayLong } = options
  mkdirSync(directory, { recursive: true })
  const queues = hosted.flatMap(({ service }) => queuesOf(service.manifest))
  const bus = sqliteBus({ path: join(directory, 'queues.db'), rules: queues.flatMap(rulesOf), clock, ...patience })
  const carrier = options.carry?.(bus) ?? bus
  const pumps: Pump[] = []
  const wakeAll = (): void => pumps.forEach(({ wake }) => wake())
  const running = hosted.map((each) => host(each, options, wakeAll))
  const report = (error: unknown): void => log.error('a loop failed and goes on', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })

  return {
    services: running,
    bus,
    queues: queues.map(({ name }) => name),
    start: () => {
      bus.recover()
      for (const { contract, store, inboxes } of running) {
        const relay = relayEdge(contract.service, { publish: waking(carrier.publish, wakeAll) }, log)
        pumps.push(pump(() => relayStep(contract.service, store, relay, options.committed), report))
        // As DynamoDB does by itself: receipts are kept for a month, not for ever.
        pumps.push(pump(hourly(clock, () => void store.sweep()), report))
        for (const [queue, inbox] of inboxes) pumps.push(pump(() => queueStep(bus, queue, inbox), report))
      }
    },
    stop: async () => {
      await Promise.all(pumps.map(({ stop }) => stop()))
      running.forEach(({ store }) => store.close())
      bus.close()
    },
  }
}

const host = <Tools>({ service, workers }: Hosted<Tools>, options: RuntimeOptions<Tools>, wake: () => void) => {
  const { manifest } = service
  const { service: name } = manifest.contract
  const { directory, address, clock, ids, log, secrets, identity, tools, people } = options
  const store = sqliteStore({ path: join(directory, `${name}.db`), indexes: manifest.storage.indexes, clock })
  const files = folderFiles({ directory: join(directory, 'files', name), baseUrl: `${address}/files/${name}`, secret: options.fileLinkSecret, clock, maxBytes: largestFile })
  const ports: Ports = { store: wakingStore(store, wake), files, clock, ids, secrets, log: log.with({ service: name }), ...(people && { directory: people, clients: people }) }
  const inboxes = queuesOf(manifest).map((queue): [string, InboxEdge] => [queue.name, inboxEdge(manifest, queue.name, listening(service, workers, tools, queue), ports)])
  return { contract: manifest.contract, store, files, inboxes, http: httpEdge(service, { ...ports, identity }) }
}

/** What one queue's function does: the service's reactions, or one worker with its tools. */
export const listening = <Tools>(service: Service, workers: WorkerSet<Tools> | undefined, tools: Tools, { worker }: Queue) => {
  if (worker === undefined) return inboxListening(service)
  const work = workers?.[worker]
  if (!work) throw new Error(`${service.manifest.contract.service} has no worker ${worker}`)
  return workerListening(service.manifest, worker, (hearing, ports) => work(hearing, { ...ports, ...tools }))
}

/** Which events a queue gets. */
export const rulesOf = ({ name, listens }: Queue) => listens.map(({ source, type }) => ({ queue: name, source, type }))

const batch = 10

const relayStep = async (service: string, store: SqliteStore, relay: ReturnType<typeof relayEdge>, committed: RuntimeOptions<unknown>['committed']): Promise<boolean> => {
  const position = store.stream.position('relay')
  const records = store.stream.read(position, 100)
  if (records.length === 0) return false
  const reached = passed(records, await relay(streamEvent(service, records)), position)
  store.stream.commit('relay', reached)
  store.stream.trim()
  committed?.(service, records.filter(({ sequence }) => sequence <= reached))
  return reached > position
}

const queueStep = async (bus: SqliteBus, queue: string, inbox: InboxEdge): Promise<boolean> => {
  const messages = bus.receive(queue, batch)
  if (messages.length === 0) return false
  settle(bus, messages, await inbox(sqsEvent(messages)).catch(() => undefined))
  return true
}

/** Wakes the loops when something was committed, so that nothing waits for a nap to end. */
const wakingStore = (store: Store, wake: () => void): Store => ({ ...store, transact: waking(store.transact, wake) })

const waking = <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>, wake: () => void) => async (...args: A): Promise<R> => {
  const result = await call(...args)
  wake()
  return result
}
