import { seededRandom } from '#shared/adapters/local/ids.ts'
import type { Incoming, Outgoing, Transport } from '#shared/kernel/client.ts'
import type { Queue } from '#shared/kernel/edges.ts'
import type { Bus, Files, Log, Store, Write } from '#shared/kernel/ports.ts'
import { manualClock, type ManualClock } from '../manual-clock.ts'
import { noFault, type Faults } from './faults.ts'
import { hosting, type Ground, type Host, type Hosting, type Simulated } from './host.ts'
import { network, type Network } from './network.ts'
import { scheduler, type Scheduler } from './scheduler.ts'

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
  /** Services that are run in another way, by name: those of another release. */
  readonly instead?: ReadonlyMap<string, Hosting>
}

export type World = {
  readonly clock: ManualClock
  readonly random: () => number
  readonly schedule: Scheduler
  readonly network: Network
  readonly files: ReadonlyMap<string, Files>
  readonly hosted: readonly Hosting[]
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
  const hostings = options.services.map((each) => options.instead?.get(each.service.manifest.contract.service) ?? hosting(each, options.tools))
  const bus = network(hostings.flatMap(({ queues }) => queues.flatMap(rulesOf)), clock, random, () => faults)

  const call: Ground['call'] = async (real, unavailable) => {
    await schedule.point()
    if (chance(faults.crashBefore)) schedule.crash()
    if (chance(faults.throttle)) throw unavailable()
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

  const process = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    const done = await schedule.process(work)
    return done.crashed ? undefined : done.value
  }
  const { publish } = options.tampering?.bus?.(bus) ?? bus
  const ground = (seed: number): Ground => ({
    clock, log, call, process, publish, seed,
    secret: (name) => options.secrets?.[name] ?? `simulated ${name}`,
    conflict: (writes) => (chance(faults.conflict) ? Math.floor(random() * writes) : undefined),
    committed: observe,
    ...(options.tampering?.store && { tamper: options.tampering.store }),
  })
  const hosts = new Map(hostings.map(({ service, on }, index) => [service, on(ground(options.seed * 100 + index))]))
  let ended = false
  let requests = 0
  const idle = (): boolean => requests === 0 && bus.waiting() === 0 && [...hosts.values()].every((host) => host.hasRelayed())

  const relaying = (host: Host) => async () => {
    for (;;) {
      const busy = await host.relay(1 + Math.floor(random() * 20)).catch(() => true)
      if (!busy && ended && idle()) return
      await schedule.sleep(busy ? 1 : 5)
    }
  }

  const consuming = (host: Host, { name }: Queue) => async () => {
    for (;;) {
      const message = bus.take(name)
      if (message) {
        const done = await host.deliver(name, message.published).catch(() => undefined)
        if (done === undefined) message.visibleAt = new Date(Date.parse(clock.now()) + 5000).toISOString()
        else if (done) bus.done(message)
        else bus.again(message)
        if (message.receives > mostReceives) throw new Error(`${name} never gets ${message.published.envelope.type} done`)
      } else if (ended && idle()) return
      await schedule.sleep(message ? 1 : 5)
    }
  }

  const request = async (service: string, outgoing: Outgoing): Promise<Incoming | undefined> => {
    const host = hosts.get(service)
    if (!host) throw new Error(`no service ${service}`)
    requests += 1
    return host.request(outgoing, `req_${Math.floor(random() * 2 ** 40)}`).finally(() => { requests -= 1 })
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
    clock, random, schedule, network: bus, transport, hosted: hostings,
    files: new Map([...hosts].map(([service, { files }]) => [service, files])),
    run: async (activities) => {
      let open = activities.length
      for (const activity of activities) schedule.go(async () => { await activity(); open -= 1 })
      for (const { service, queues } of hostings) {
        const host = hosts.get(service)
        if (!host) continue
        schedule.go(relaying(host))
        for (const queue of queues) for (let twin = 0; twin < twins; twin += 1) schedule.go(consuming(host, queue))
      }
      while (await schedule.step()) {
        if (broken) throw broken.error
        if (open === 0 && !ended) {
          ended = true
          faults = noFault
        }
        if (schedule.steps() > mostSteps) throw new Error('it does not come to an end')
      }
      hosts.forEach((host) => { host.close() })
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
