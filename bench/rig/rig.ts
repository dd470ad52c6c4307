import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { client, type Transport } from '#shared/kernel/client.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import { queuesOf } from '#shared/kernel/edges.ts'
import { gatewayEvent } from '#shared/kernel/gateway.ts'
import type { Clock, Ids } from '#shared/kernel/ports.ts'
import { signEasypost, signStripe } from '#shared/kernel/webhook.ts'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import type { Shop } from '#local/demo/shop.ts'
import { pump, type Pump } from '#local/pump.ts'
import { rulesOf } from '#local/runtime.ts'
import { services, type Tools } from '#local/services.ts'
import { notedMail } from '#shared/testing/noted-mail.ts'
import { secretOf, type Open } from './backend.ts'
import type { Tell } from './facts.ts'
import { host, type Host } from './host.ts'
import { openPeople } from './people.ts'

export type RigOptions = {
  readonly open: Open
  readonly tools: Tools
  readonly clock: Clock
  readonly ids: Ids
  readonly tell: Tell
  /** Messages a queue hands over at a time. */
  readonly batch: number
  /** Counts request units, which takes reads of its own: not for what is timed. */
  readonly meter: boolean
  /** What happens after each request, and whenever the driver waits for others. */
  readonly between: (rig: Rig, waiting: boolean) => Promise<void>
}

/** All six services in one process, without a socket between client and edge: what API Gateway and Lambda would do is not ours to measure. */
export type Rig = {
  readonly hosts: readonly Host[]
  readonly shop: Shop
  /** Runs relays and queues until nothing more comes of it. */
  readonly settle: () => Promise<void>
  /** Lets relays and queues run beside the requests. */
  readonly start: () => void
  readonly close: () => Promise<void>
}

export const openRig = async (options: RigOptions): Promise<Rig> => {
  const { clock, ids } = options
  const backend = await options.open(services.flatMap(({ service }) => queuesOf(service.manifest).flatMap(rulesOf)), clock)
  const { identity, tokenOf } = await openPeople(clock)
  const hosts: Host[] = []
  for (const each of services) hosts.push(await host(each, { ...options, tools: { ...options.tools, ...notedMail() }, backend, identity }))
  const at = (service: string): Host => {
    const found = hosts.find(({ name }) => name === service)
    if (!found) throw new Error(`no service ${service}`)
    return found
  }
  const send = (service: string, token: string | undefined): Transport => async ({ method, path, headers, body }) => {
    const url = new URL(path, 'http://localhost')
    const matched = at(service).match(method, url.pathname)
    if (!('routeKey' in matched)) throw new Error(`no route for ${method} ${path}`)
    const request = { method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) }, body, requestId: ids.next('req'), sourceIp: '192.0.2.1', time: clock.now() }
    const answer = await at(service).http(gatewayEvent(request, matched))
    await options.between(rig, false)
    return { status: answer.statusCode ?? 0, headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)])), body: JSON.parse(answer.body ?? 'null') }
  }
  const as = <C extends Contract>(contract: C) => (role: Parameters<Shop['quoting']>[0], customer?: Parameters<Shop['quoting']>[1]) =>
    client(contract, async (request) => send(contract.service, await tokenOf(claimsFor(role, customer)))(request), () => ids.next('key'))
  const webhook = async (service: string, path: string, event: object, sign: (body: string) => { [name: string]: string }): Promise<void> => {
    const body = JSON.stringify(event)
    const { status } = await send(service, undefined)({ method: 'POST', path, body, headers: { 'content-type': 'application/json', ...sign(body) } })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }
  const pumps: Pump[] = []
  const steps = hosts.flatMap(({ relay, queues }) => [relay, ...queues])
  const rig: Rig = {
    hosts,
    settle: async () => {
      for (let worked = true; worked;) {
        worked = false
        for (const step of steps) while (await step()) worked = true
      }
    },
    start: () => {
      const failed = (error: unknown): void => { throw error }
      pumps.push(...steps.map((step) => pump(async () => {
        const worked = await step()
        if (worked) pumps.forEach(({ wake }) => wake())
        return worked
      }, failed)))
    },
    close: async () => {
      await Promise.all(pumps.map(({ stop }) => stop()))
      await backend.close()
    },
    shop: {
      quoting: as(quoting), contracts: as(contracts), production: as(production), quality: as(quality), logistics: as(logistics), support: as(support),
      upload: async (service, link, bytes) => {
        options.tell({ kind: 'file', operation: 'put', bytes: bytes.byteLength })
        await backend.upload(at(service).place.files, { ...link, expiresAt: clock.now() }, bytes)
      },
      paymentProvider: (event) => webhook('contracts', contracts.routes.paymentWebhook.path, event, (body) => ({ 'stripe-signature': signStripe(secretOf('PAYMENT_WEBHOOK_SECRET'), body, clock.now()) })),
      carrier: (event) => webhook('logistics', logistics.routes.carrierReported.path, event, (body) => ({ 'x-hmac-signature': signEasypost(secretOf('CARRIER_WEBHOOK_SECRET'), body) })),
      pause: () => options.between(rig, true),
      tell: () => undefined,
      now: () => clock.now(),
      locale: 'en',
    },
  }
  return rig
}
