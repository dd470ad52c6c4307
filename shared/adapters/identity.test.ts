import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { Unavailable } from '#shared/kernel/ports.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { remoteKeys, tokenIdentity } from './identity.ts'

type Pair = Awaited<ReturnType<typeof generateKeyPair>>
const clock = manualClock()
const seconds = Date.parse(clock.now()) / 1000
const claims = { sub: 'u1', name: 'Pia', roles: ['planner'], iss: 'https://id.example', aud: 'throughline', exp: seconds + 60, nbf: seconds }
const { aud: _, ...unaddressed } = claims
let ours: Pair
let others: Pair
beforeAll(async () => {
  ours = await generateKeyPair('RS256', { extractable: true })
  others = await generateKeyPair('RS256')
})

const keySet = async () => ({ keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] })
const identity = async () => tokenIdentity({ issuer: claims.iss, audiences: [claims.aud], jwks: createLocalJWKSet(await keySet()), clock })
const sign = (payload: JWTPayload, key = ours.privateKey, kid = 'k1') => new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(key)
const verify = async (token: string) => (await identity()).verify(token)

describe('token identity', () => {
  it('reads the claims of a good token', async () => {
    expect(await verify(await sign(claims))).toEqual({ sub: 'u1', name: 'Pia', roles: ['planner'] })
  })
  it('takes the client for the audience where a token names none, as Cognito\'s do', async () => {
    const cognito = { ...unaddressed, client_id: 'throughline', token_use: 'access' }
    expect(await verify(await sign(cognito))).toEqual({ sub: 'u1', client_id: 'throughline', name: 'Pia', roles: ['planner'] })
  })
  it('takes any of several audiences', async () => {
    expect(await verify(await sign({ ...claims, aud: ['other', 'throughline'] }))).toBeDefined()
  })
  it('allows five seconds between clocks, and no more', async () => {
    expect(await verify(await sign({ ...claims, exp: seconds - 4 }))).toBeDefined()
    expect(await verify(await sign({ ...claims, exp: seconds - 5 }))).toBeUndefined()
    expect(await verify(await sign({ ...claims, nbf: seconds + 5 }))).toBeDefined()
    expect(await verify(await sign({ ...claims, nbf: seconds + 6 }))).toBeUndefined()
  })
  it.each<[string, JWTPayload]>([
    ['another audience', { ...claims, aud: 'other' }],
    ['no audience', { ...unaddressed }],
    ['another audience, from a client of ours', { ...claims, aud: 'other', client_id: claims.aud }],
    ['no audience, from another client', { ...unaddressed, client_id: 'other' }],
    ['an identity token', { ...claims, token_use: 'id' }],
    ['another issuer', { ...claims, iss: 'https://evil.example' }],
    ['no expiry', { sub: 'u1', roles: ['planner'], iss: claims.iss, aud: claims.aud }],
    ['no subject', { roles: ['planner'], iss: claims.iss, aud: claims.aud, exp: claims.exp }],
    ['a role nobody has', { ...claims, roles: ['root'] }],
  ])('refuses %s', async (_, payload) => {
    expect(await verify(await sign(payload))).toBeUndefined()
  })
  it('refuses an altered payload, another key, an unknown key id and plain nonsense', async () => {
    const [head, , signature] = (await sign(claims)).split('.')
    const altered = Buffer.from(JSON.stringify({ ...claims, roles: ['manager'] })).toString('base64url')
    for (const token of [`${head}.${altered}.${signature}`, await sign(claims, others.privateKey), await sign(claims, others.privateKey, 'k2'), '', 'a.b.c', 'Bearer x']) {
      expect(await verify(token)).toBeUndefined()
    }
  })
  it('refuses alg none, and HS256 keyed with the public key', async () => {
    expect(await verify(new UnsecuredJWT(claims).encode())).toBeUndefined()
    const secret = new TextEncoder().encode(await exportSPKI(ours.publicKey))
    expect(await verify(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret))).toBeUndefined()
  })
  it('refuses any other algorithm, even when the key set does not say what its key is for', async () => {
    const anyUse = tokenIdentity({ issuer: claims.iss, audiences: [claims.aud], jwks: createLocalJWKSet({ keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'k1' }] }), clock })
    const signed = (alg: string, key: Pair['privateKey']) => new SignJWT(claims).setProtectedHeader({ alg, kid: 'k1' }).sign(key)
    expect(await anyUse.verify(await signed('RS256', ours.privateKey))).toBeDefined()
    const sameKey = await exportJWK(ours.privateKey)
    for (const alg of ['RS512', 'PS256']) expect(await anyUse.verify(await signed(alg, (await importJWK(sameKey, alg)) as Pair['privateKey']))).toBeUndefined()
  })
  it('fetches remote keys once, and is unavailable when they cannot be had', async () => {
    let asked = 0
    const keys = JSON.stringify(await keySet())
    const server = createServer((_, response) => {
      asked += 1
      response.setHeader('content-type', 'application/json').end(keys)
    })
    await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
    const remote = (jwks = remoteKeys(url)) => tokenIdentity({ issuer: claims.iss, audiences: [claims.aud], jwks, clock })
    const one = remote()
    for (const _ of [1, 2, 3]) expect(await one.verify(await sign(claims))).toBeDefined()
    expect(asked).toBe(1)
    await new Promise((closed) => { server.close(closed); server.closeAllConnections() })
    await expect(remote().verify(await sign(claims))).rejects.toThrow(Unavailable)
  })
})
