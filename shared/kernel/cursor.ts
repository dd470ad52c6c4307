import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'
import * as z from 'zod'
import type { Page, Ports, Position } from './ports.ts'
import { ok, refuse, type Refusal, type Result } from './result.ts'

/** Name of the secret that page markers are sealed with. */
export const cursorSecret = 'CURSOR_SIGNING_KEY'

const Body = z.record(z.string(), z.string())
const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/**
 * Sealed page markers (AES-256-GCM): nobody can read keys out of one, alter it, or use it elsewhere, because the scope (actor and
 * list) is authenticated with it. Base64url of nonce, tag and text. The same position gives the same marker.
 */
export const readCursor = async (ports: Ports, scope: string, marker: string | undefined): Promise<Result<{ readonly after?: Position }, Refusal>> => {
  if (marker === undefined) return ok({})
  const opened = open(await keyOf(ports), scope, Buffer.from(marker, 'base64url'))
  return opened === undefined ? refuse('invalid-cursor', {}, '/after') : ok({ after: Body.parse(JSON.parse(opened)) })
}

/** A page as the client gets it, with its marker sealed. */
export const pageOf = async <T>(ports: Ports, scope: string, page: Page<T>): Promise<{ items: T[]; next?: string }> =>
  page.next ? { items: [...page.items], next: seal(await keyOf(ports), scope, JSON.stringify(page.next)) } : { items: [...page.items] }

const keyOf = async (ports: Ports): Promise<Buffer> => createHash('sha256').update(await ports.secrets.get(cursorSecret)).digest()

/** The nonce derives from scope and text, so it repeats only where the whole message does: that reveals nothing and keeps pages cacheable. */
const seal = (key: Buffer, scope: string, text: string): string => {
  const iv = createHmac('sha256', key).update(`${scope}\n${text}`).digest().subarray(0, ivBytes)
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(scope))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

const open = (key: Buffer, scope: string, sealed: Buffer): string | undefined => {
  if (sealed.length <= ivBytes + tagBytes) return undefined
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes)).setAAD(Buffer.from(scope)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
