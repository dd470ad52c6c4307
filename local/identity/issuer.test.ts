import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt, exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDirectory, type LocalDirectory } from '#shared/adapters/local/directory.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { randomIds } from '#shared/adapters/local/ids.ts'
import { openSqlite, text } from '#shared/adapters/local/sqlite.ts'
import { refreshes, signIn, signInPartner, tokensOf } from '../sign-in.ts'
import { freePort } from '../system.ts'
import { issuer } from './issuer.ts'
import { identityStorage } from './storage.ts'

const password = 'let me in'
const aurora = { customerId: 'cus_aurora', customerName: 'Aurora' }
const folder = mkdtempSync(join(tmpdir(), 'throughline-issuer-'))
let http: Server
let address: string
let directory: LocalDirectory
let storage: ReturnType<typeof identityStorage>

beforeAll(async () => {
  const port = await freePort()
  address = `http://localhost:${port}`
  storage = identityStorage(join(folder, 'identity.db'))
  directory = localDirectory({ path: join(folder, 'identity.db'), clock: systemClock, ids: randomIds(systemClock), signOut: storage.signOut })
  const signingKey = { ...(await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey)), alg: 'RS256', use: 'sig', kid: 'test' }
  const { handle } = issuer({ issuer: `${address}/oidc`, directory, password, redirects: [`${address}/signed-in`], home: address, signingKey, cookieKey: 'crumbs', Adapter: storage.Adapter })
  http = createServer(handle)
  await new Promise<void>((resolve) => { http.listen(port, 'localhost', () => resolve()) })
})
afterAll(async () => {
  await new Promise((resolve) => { http.close(resolve); http.closeAllConnections() })
  directory.close()
  storage.close()
  rmSync(folder, { recursive: true, force: true })
})

const invited = async (name: string): Promise<string> => {
  const answer = await directory.invite({ key: name, name, email: `${name}@aurora.example`, roles: ['buyer'], customer: aurora })
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.id
}
const refresh = (token: string | undefined): Promise<boolean> => refreshes(address, token ?? '')

describe('the embedded issuer asks the directory each time', () => {
  it('lets an invited person in at once, as what they were invited for', async () => {
    const id = await invited('nia')
    expect(decodeJwt(await signIn(address, id, password))).toMatchObject({ sub: id, name: 'nia', roles: ['buyer'], ...aurora })
    expect((await directory.people('cus_aurora')).find((each) => each.id === id)?.status).toBe('active')
  })
  it('lets nobody in who is disabled, ends what they have, and does not bring it back with them', async () => {
    const [id, other] = [await invited('dan'), await invited('kim')]
    const [theirs, kept] = [await tokensOf(address, id, password), await tokensOf(address, other, password)]
    await directory.disable(id)
    await expect(signIn(address, id, password)).rejects.toThrow('answered 401')
    expect([await refresh(theirs.refresh_token), await refresh(kept.refresh_token)]).toEqual([false, true])
    await directory.enable(id)
    expect(await refresh(theirs.refresh_token)).toBe(false)
    expect(await refresh((await tokensOf(address, id, password)).refresh_token)).toBe(true)
  })
  it('keeps no session, grant or token of somebody who is disabled', async () => {
    const id = await invited('sid')
    await signIn(address, id, password)
    const file = openSqlite(join(folder, 'identity.db'), '')
    const kept = () => file.all(`SELECT DISTINCT model FROM records WHERE json_extract(payload, '$.accountId') = ? ORDER BY model`, id).map((row) => text(row, 'model'))
    expect(kept()).toEqual(expect.arrayContaining(['Grant', 'RefreshToken', 'Session']))
    await directory.disable(id)
    expect(kept()).toEqual([])
    file.close()
  })
  it('says changed roles in the next token', async () => {
    const id = await invited('eve')
    const { refresh_token: token } = await tokensOf(address, id, password)
    await directory.change(id, { roles: ['clerk'] })
    expect(decodeJwt(await signIn(address, id, password))['roles']).toEqual(['clerk'])
    expect(await refresh(token)).toBe(true)
  })
  it('lets a system in with its secret and no other, until it is revoked', async () => {
    const made = await directory.createClient({ key: 'erp', name: 'ERP', ...aurora })
    if (!made.ok || made.value.secret === undefined) throw new Error('no client was made')
    const { client: { clientId }, secret } = made.value
    expect(decodeJwt(await signInPartner(address, clientId, secret))).toMatchObject({ sub: clientId, roles: ['partner'], ...aurora })
    for (const wrong of ['wrong', directory.client(clientId)?.secretHash ?? '']) await expect(signInPartner(address, clientId, wrong)).rejects.toThrow()
    await directory.revokeClient(clientId)
    await expect(signInPartner(address, clientId, secret)).rejects.toThrow()
  })
})
