import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import type { Page, Ports, Position } from './ports.ts'
import { ok, refuse, type Refusal, type Result } from './result.ts'

/** Name of the secret that signs page markers. */
export const cursorSecret = 'CURSOR_SIGNING_KEY'

const Body = z.record(z.string(), z.string())

/**
 * Signed page markers: `base64url(JSON).base64url(HMAC-SHA256)`. The scope (actor and list) is signed too, so a marker
 * works only where it was handed out, and nobody can steer a query with one.
 */
export const readCursor = async (ports: Ports, scope: string, marker: string | undefined): Promise<Result<{ readonly after?: Position }, Refusal>> => {
  if (marker === undefined) return ok({})
  const [body = '', signature = ''] = marker.split('.')
  const expected = Buffer.from(await sign(ports, scope, body))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return refuse('invalid-cursor', {}, '/after')
  return ok({ after: Body.parse(JSON.parse(Buffer.from(body, 'base64url').toString())) })
}

/** A page as the client gets it, with its marker signed. */
export const pageOf = async <T>(ports: Ports, scope: string, page: Page<T>): Promise<{ items: T[]; next?: string }> => {
  if (!page.next) return { items: [...page.items] }
  const body = Buffer.from(JSON.stringify(page.next)).toString('base64url')
  return { items: [...page.items], next: `${body}.${await sign(ports, scope, body)}` }
}

const sign = async (ports: Ports, scope: string, body: string): Promise<string> =>
  createHmac('sha256', await ports.secrets.get(cursorSecret)).update(`${scope}\n${body}`).digest('base64url')
