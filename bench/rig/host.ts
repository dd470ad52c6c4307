import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { settle, sqsEvent } from '#shared/adapters/local/sqs-event.ts'
import { jsonLog } from '#shared/adapters/local/log.ts'
import { metered } from '#shared/adapters/aws/meter.ts'
import { queuesOf } from '#shared/kernel/edges.ts'
import { localContext, matcher } from '#shared/kernel/gateway.ts'
import { httpEdge } from '#shared/kernel/http.ts'
import { inboxEdge } from '#shared/kernel/inbox.ts'
import type { AnyHandler, Service } from '#shared/kernel/implementation.ts'
import type { Bus, Clock, Files, Identity, Ids, Ports } from '#shared/kernel/ports.ts'
import { relayEdge } from '#shared/kernel/relay.ts'
import { listening, type Hosted } from '#local/runtime.ts'
import type { NoticeTools } from '#services/contracts/app/send-notices.ts'
import type { Tools } from '#local/services.ts'
import type { Backend } from './backend.ts'
import type { Tell } from './facts.ts'

export type Means = { readonly backend: Backend; readonly tools: Tools & NoticeTools; readonly clock: Clock; readonly ids: Ids; readonly identity: Identity; readonly tell: Tell; readonly batch: number; readonly meter: boolean }

/** One service with its real edges; each step of its relay and its queues says whether there was anything to do. */
export type Host = Awaited<ReturnType<typeof host>>

export const host = async ({ service, workers }: Hosted<Tools & NoticeTools>, means: Means) => {
  const { backend, clock, ids, identity, tell, tools, batch, meter } = means
  const { manifest } = service
  const name = manifest.contract.service
  const place = await backend.place(manifest)
  const log = jsonLog({ clock, write: (line) => tell({ kind: 'log', bytes: Buffer.byteLength(line) }) }, { service: name })
  const ports: Ports = {
    clock, ids, log,
    store: meter ? metered(place.store, manifest.storage.indexes, (use) => tell({ kind: 'store', service: name, use })) : place.store,
    files: toldFiles(place.files, tell),
    secrets: { get: (secret) => { tell({ kind: 'secret' }); return backend.secrets.get(secret) } },
  }
  const timed = stopwatch(service)
  const http = httpEdge(timed.service, { ...ports, identity })
  const relay = relayEdge(name, toldBus(backend.bus, name, tell), log)
  const run = async <T>(edge: 'http' | 'inbox' | 'relay' | 'worker', work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const done = await work()
    tell({ kind: 'invocation', service: name, edge, milliseconds: performance.now() - began })
    return done
  }

  return {
    name, place, contract: manifest.contract, match: matcher(manifest.contract),
    http: async (event: APIGatewayProxyEventV2) => {
      const began = performance.now()
      const answer = await run('http', () => http(event, localContext(name, event.requestContext.requestId)))
      tell({ kind: 'request', service: name, route: event.routeKey, milliseconds: performance.now() - began, useCase: timed.taken(event.requestContext.requestId) })
      return answer
    },
    relay: async (): Promise<boolean> => {
      const records = await place.records()
      if (!records) return false
      // The event source filters: only inserted history entries that are to be published start the function.
      const wanted = records.event.Records.filter(({ eventName, dynamodb }) => eventName === 'INSERT' && dynamodb?.NewImage?.['publish']?.BOOL === true)
      records.passed(wanted.length === 0 ? { batchItemFailures: [] } : await run('relay', () => relay({ Records: wanted })))
      return true
    },
    queues: queuesOf(manifest).map((queue) => {
      const inbox = inboxEdge(manifest, queue.name, listening(service, workers, tools, queue), ports)
      return async (): Promise<boolean> => {
        const messages = backend.queues.receive(queue.name, batch)
        if (messages.length === 0) return false
        messages.forEach(({ body }) => tell({ kind: 'message', queue: queue.name, bytes: Buffer.byteLength(body) }))
        const response = await run(queue.worker === undefined ? 'inbox' : 'worker', () => inbox(sqsEvent(messages)))
        settle(backend.queues, messages, response)
        const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
        messages.filter(({ id }) => !failed.has(id)).forEach(({ body }) => tell({ kind: 'handled', queue: queue.name, latency: Date.parse(clock.now()) - Date.parse(JSON.parse(body).detail.occurredAt) }))
        return failed.size < messages.length
      }
    }),
  }
}

/** Times each use case inside its request. */
const stopwatch = (service: Service) => {
  const times = new Map<string, number>()
  const timed = (handler: AnyHandler): AnyHandler => async (call, ports) => {
    const began = performance.now()
    try {
      return await handler(call, ports)
    } finally {
      times.set(call.cause.causationId, performance.now() - began)
    }
  }
  const taken = (requestId: string): number => {
    const time = times.get(requestId) ?? 0
    times.delete(requestId)
    return time
  }
  return { taken, service: { ...service, routes: Object.fromEntries(Object.entries(service.routes).map(([name, handler]) => [name, timed(handler)])) } }
}

const toldBus = (bus: Bus, service: string, tell: Tell): Bus => ({
  publish: (entries) => {
    entries.forEach(({ envelope }) => tell({ kind: 'published', service, bytes: Buffer.byteLength(JSON.stringify(envelope)) }))
    return bus.publish(entries)
  },
})

/** Links are signed without a call; what goes over them is the client's request, told where it is made. */
const toldFiles = (files: Files, tell: Tell): Files => ({
  ...files,
  size: (key) => { tell({ kind: 'file', operation: 'head', bytes: 0 }); return files.size(key) },
  read: async (key) => {
    const bytes = await files.read(key)
    tell({ kind: 'file', operation: 'get', bytes: bytes?.byteLength ?? 0 })
    return bytes
  },
  write: (owner, bytes, type) => { tell({ kind: 'file', operation: 'put', bytes: bytes.byteLength }); return files.write(owner, bytes, type) },
})
