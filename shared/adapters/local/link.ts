import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock, FileKey } from '#shared/kernel/ports.ts'
import { refuse, ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import { addSeconds, type Instant } from '#shared/vocabulary/time.ts'
import { isOwner, isSha256, linkSeconds } from '../file-rules.ts'

/** What a link lets its holder do, and with what; every field is under the signature. */
export type Grant = FileKey & { readonly method: 'PUT' | 'GET'; readonly params: { readonly [name: string]: string } }
export type Links = {
  readonly make: (grant: Grant) => { readonly url: string; readonly expiresAt: Instant }
  /** Refuses with `link-invalid` (not ours, altered, for something else) or `link-expired`. */
  readonly open: (method: Grant['method'], url: string) => Result<Grant, Refusal>
}

/** Links signed with HMAC-SHA-256 over method, path and all parameters. `baseUrl` is the folder's public address, without a slash at the end. */
export const links = ({ baseUrl, secret, clock }: { readonly baseUrl: string; readonly secret: string; readonly clock: Clock }): Links => {
  const path = new URL(baseUrl).pathname.replace(/\/$/, '')
  const sign = ({ method, owner, sha256, params }: Grant): string => {
    const fields = Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1))
    return createHmac('sha256', secret).update(JSON.stringify([method, path, owner, sha256, fields])).digest('hex')
  }
  return {
    make: ({ method, owner, sha256, params }) => {
      const expiresAt = addSeconds(clock.now(), linkSeconds)
      const granted = { method, owner, sha256, params: { ...params, expires: expiresAt } }
      return { url: `${baseUrl}/${owner}/${sha256}?${String(new URLSearchParams({ ...granted.params, signature: sign(granted) }))}`, expiresAt }
    },
    open: (method, url) => {
      const parsed = URL.parse(url, baseUrl)
      const [owner = '', sha256 = '', ...rest] = parsed?.pathname.slice(path.length + 1).split('/') ?? []
      if (!parsed?.pathname.startsWith(`${path}/`) || !isOwner(owner) || !isSha256(sha256) || rest.length > 0) return refuse('link-invalid')
      const { signature = '', ...params } = Object.fromEntries(parsed.searchParams)
      const grant = { method, owner, sha256, params }
      if (!same(signature, sign(grant))) return refuse('link-invalid')
      return (params['expires'] ?? '') > clock.now() ? ok(grant) : refuse('link-expired')
    },
  }
}

const same = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
