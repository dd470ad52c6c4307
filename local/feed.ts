import type { ServerResponse } from 'node:http'
import { decodeJwt } from 'jose'
import * as z from 'zod'
import type { StreamRecord } from '#shared/adapters/local/stream.ts'
import { actorOf, sees, type Actor } from '#shared/kernel/actor.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import { KnownEnvelope } from '#shared/kernel/envelope.ts'
import { mayHandle } from '#shared/kernel/export-control.ts'
import { classOf, type Clock, type Identity, type Ids, type Item } from '#shared/kernel/ports.ts'
import { refuse, type Door } from './server.ts'

/** `tell` is given what a service committed; `door` is `GET /feed`. */
export type Feed = { readonly tell: (service: string, records: readonly StreamRecord[]) => void; readonly door: Door }

type FeedOptions = { readonly contracts: readonly Contract[]; readonly identity: Identity; readonly clock: Clock; readonly ids: Ids; readonly heartbeatMs?: number }
type Listener = { readonly actor: Actor; readonly response: ServerResponse }

/**
 * Tells people's open pages that something changed, so that they ask for it again: server-sent events with service, type and ids, no data. Each
 * stream says what its person may see and nothing else. Nothing is kept: who was away asks for everything once (docs/adr/0020).
 */
export const feed = ({ contracts, identity, clock, ids, heartbeatMs = 15_000 }: FeedOptions): Feed => {
  const listeners = new Set<Listener>()
  const readers = new Map(contracts.map(({ service, routes }) => [service, new Set(Object.values(routes).flatMap(({ kind, roles }) => (kind === 'query' ? roles : [])))]))
  return {
    tell: (service, records) => {
      if (listeners.size === 0) return
      for (const { eventName, item } of records) {
        const line = eventName === 'INSERT' ? lineOf(service, item) : undefined
        if (line === undefined) continue
        for (const { actor, response } of listeners) if (actor.roles.some((role) => readers.get(service)?.has(role)) && maySee(actor, item)) send(response, line)
      }
    },
    door: async (request, response) => {
      if (request.method !== 'GET') return refuse({ ids }, request, response, { code: 'method-not-allowed', params: { method: request.method ?? '', allowed: 'GET' } })
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
      const claims = token === undefined ? undefined : await identity.verify(token)
      const actor = claims && actorOf(claims)
      if (token === undefined || !actor) return refuse({ ids }, request, response, { code: 'unauthenticated' })
      const listener = { actor, response }
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).write(': open\n\n')
      listeners.add(listener)
      const heart = setInterval(() => send(response, ': still here\n\n'), heartbeatMs)
      // Whoever is still welcome comes back with a new token.
      const end = setTimeout(() => response.end(), Math.max(0, (decodeJwt(token).exp ?? 0) * 1000 - Date.parse(clock.now())))
      response.once('close', () => {
        listeners.delete(listener)
        clearInterval(heart)
        clearTimeout(end)
      })
    },
  }
}

const Owner = z.object({ customerId: z.string() })

/** The reader's rules of the timeline (kernel/history.ts): one's own customer's, and what one is cleared for. */
const maySee = (actor: Actor, item: Item): boolean => {
  const owner = Owner.safeParse(item).data
  return owner !== undefined && sees(actor, owner.customerId) && mayHandle(actor, classOf(item))
}

/** A history entry as the feed tells it, or undefined for what is none. */
const lineOf = (service: string, item: Item): string | undefined => {
  if (!item.pk.startsWith('history#') || typeof item['envelope'] !== 'string') return undefined
  const { type, orderId, aggregateId } = KnownEnvelope.parse(JSON.parse(item['envelope']))
  return `data: ${JSON.stringify({ service, type, orderId, aggregateId })}\n\n`
}

/** A reader who does not keep up is let go: it comes back and asks for everything once. */
const send = (response: ServerResponse, text: string): void => {
  if (response.writableLength > mostUnsent) response.destroy()
  else response.write(text)
}
const mostUnsent = 64_000
