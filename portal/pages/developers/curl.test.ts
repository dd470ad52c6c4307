import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { verifySignature } from '#shared/kernel/webhook.ts'
import { requestOf } from './curl.ts'
import { sixContracts } from './contract-docs.ts'

/** What curl would have been called with, as a shell reads it. */
const words = (script: string): string[] => {
  const said = execFileSync('sh', ['-euc', `uuidgen() { echo 7d0c; }\ncurl() { printf '%s\\0' "$@"; }\n${script}`], { encoding: 'utf8', env: { ...process.env, TOKEN: 'token', PAYMENT_WEBHOOK_SECRET: 'whsec_test', CARRIER_WEBHOOK_SECRET: 'geheim', ...parameters } })
  return said.split('\0').slice(0, -1)
}
const parameters = Object.fromEntries(sixContracts.flatMap(({ routes }) => Object.values(routes)).flatMap(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, `its-${name}`])))
const routes = sixContracts.flatMap(({ service, routes: all }) => Object.entries(all).map(([name, route]) => ({ service, name, route })))
const headersOf = (said: readonly string[]): { readonly [name: string]: string } => Object.fromEntries(said.flatMap((word, index) => (word === '-H' ? [(said[index + 1] ?? '').split(/: (.*)/s).slice(0, 2) as [string, string]] : [])).map(([name, value]) => [name.toLowerCase(), value]))

describe('a request for a shell', () => {
  it('of every route is one that the route takes', () => {
    expect(routes.length).toBeGreaterThan(150)
    const script = routes.map(({ service, route }) => requestOf(route, `https://shop.example/api/${service}`)).join('\n')
    const calls = words(script).join('\0').split(/(?:^|\0)-X\0/).slice(1).map((call) => call.split('\0'))
    expect(calls).toHaveLength(routes.length)
    calls.forEach((said, index) => {
      const { service, route, name } = routes[index] ?? { service: '', name: '', route: undefined }
      if (!route) throw new Error('one call too many')
      expect(said.slice(0, 2), name).toEqual([route.method, `https://shop.example/api/${service}${route.path.replaceAll(/\{(\w+)\}/g, 'its-$1')}`])
      if (route.kind === 'query') return
      expect(route.body.safeParse(JSON.parse(said.at(-1) ?? '')).error, name).toBeUndefined()
      const headers = headersOf(said)
      expect([headers['authorization'] !== undefined, headers['idempotency-key'] !== undefined, headers['if-match'] !== undefined]).toEqual([route.kind !== 'webhook', route.kind !== 'webhook', route.kind === 'command'])
    })
  })

  const openssl = spawnSync('openssl', ['version']).status === 0
  it.skipIf(!openssl).each(routes.filter(({ route }) => route.kind === 'webhook'))('of $name is signed as the service checks it (needs openssl: install it and this runs)', ({ route }) => {
    const said = words(requestOf(route, 'https://shop.example/api/x'))
    const { kind = 'stripe', secret = '' } = route.scheme ?? {}
    const known = secret === 'PAYMENT_WEBHOOK_SECRET' ? 'whsec_test' : 'geheim'
    const body = said.at(-1) ?? ''
    expect(verifySignature(kind, known, headersOf(said), body, new Date().toISOString())).toEqual({ ok: true, value: undefined })
    expect(verifySignature(kind, known, headersOf(said), `${body} `, new Date().toISOString()).ok).toBe(false)
  })
})
