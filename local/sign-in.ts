import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { publicClient } from './identity/issuer.ts'

const Tokens = z.object({ access_token: z.string(), expires_in: z.number(), refresh_token: z.string().optional() })
type Tokens = z.infer<typeof Tokens>

/**
 * Signs somebody in as a browser would: authorization code with PKCE, the sign-in page's form, cookies kept on the way. For tools
 * that act as the sample people (the demo, the journeys); a person uses the page itself.
 */
export const signIn = async (address: string, user: string, password: string): Promise<string> => (await tokensOf(address, user, password)).access_token

/** The same, with the refresh token. */
export const tokensOf = async (address: string, user: string, password: string): Promise<Tokens> => {
  const verifier = randomBytes(32).toString('base64url')
  const callback = `${address}/signed-in`
  const query = new URLSearchParams({
    client_id: publicClient, response_type: 'code', scope: 'openid', redirect_uri: callback, state: verifier.slice(0, 8),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
  })
  const jar = new Map<string, string>()
  const form = await visit(jar, `${address}/oidc/auth?${query}`, callback)
  const entered = await visit(jar, form, callback, new URLSearchParams({ user, password }))
  const code = new URL(entered).searchParams.get('code')
  if (code === null) throw new Error(`signing in as ${user} did not work; it ended at ${entered}`)
  const answer = await fetch(`${address}/oidc/token`, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', client_id: publicClient, code, redirect_uri: callback, code_verifier: verifier }),
  })
  return Tokens.parse(await answer.json())
}

/** Whether a refresh token still gives another access token. */
export const refreshes = async (address: string, token: string): Promise<boolean> =>
  (await fetch(`${address}/oidc/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', client_id: publicClient, refresh_token: token }) })).ok

/** A partner signs in as itself. */
export const signInPartner = async (address: string, clientId: string, secret: string): Promise<string> => {
  const answer = await fetch(`${address}/oidc/token`, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'openid' }),
    headers: { authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')}` },
  })
  return Tokens.parse(await answer.json()).access_token
}

const mostHops = 10

/** Follows redirects until a page answers or `end` is reached, and returns that address. */
const visit = async (jar: Map<string, string>, start: string, end: string, form?: URLSearchParams): Promise<string> => {
  let url = start
  let body = form
  for (let hop = 0; hop < mostHops && !url.startsWith(end); hop += 1) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(body && { method: 'POST', body }) })
    body = undefined
    for (const cookie of answer.headers.getSetCookie()) keep(jar, cookie)
    const location = answer.headers.get('location')
    if (location === null) {
      if (answer.status >= 400) throw new Error(`${new URL(url).pathname} answered ${answer.status}`)
      return url
    }
    url = new URL(location, url).href
  }
  return url
}

const keep = (jar: Map<string, string>, cookie: string): void => {
  const [pair = ''] = cookie.split(';', 1)
  const [name = ''] = pair.split('=', 1)
  const value = pair.slice(name.length + 1)
  if (value === '') jar.delete(name)
  else jar.set(name, value)
}
