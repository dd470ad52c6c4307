import { createWriteStream, mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { localDirectory } from '#shared/adapters/local/directory.ts'
import { randomIds } from '#shared/adapters/local/ids.ts'
import { jsonLog } from '#shared/adapters/local/log.ts'
import { folderOutbox } from '#shared/adapters/local/outbox.ts'
import { claimsFor, samplePassword, samplePeople } from '#shared/adapters/local/sample-people.ts'
import { fileSecrets } from '#shared/adapters/local/secrets.ts'
import { openSqlite, text } from '#shared/adapters/local/sqlite.ts'
import { tokenIdentity } from '#shared/adapters/identity.ts'
import type { Bus, Log, Secrets } from '#shared/kernel/ports.ts'
import { portalFiles } from '#portal/build.ts'
import type { NoticeTools } from '#services/contracts/app/send-notices.ts'
import { apiPage } from './api-page.ts'
import { feed } from './feed.ts'
import { filesDoor } from './files-door.ts'
import { lockFolder } from './folder-lock.ts'
import { audience } from './identity/audience.ts'
import { issuer } from './identity/issuer.ts'
import { identityStorage } from './identity/storage.ts'
import { outboxDoor } from './outbox-door.ts'
import { fontsDoor } from './page-style.ts'
import { portalDoor } from './portal-door.ts'
import { sampleData, type SampleData } from './sample-data.ts'
import { runtime, type Hosted, type Patience, type Runtime } from './runtime.ts'
import { server } from './server.ts'

export type SystemOptions<Tools> = {
  readonly hosted: readonly Hosted<Tools & NoticeTools>[]
  readonly tools: Tools
  readonly directory: string
  readonly port: number
  readonly log?: Log
  readonly carry?: (bus: Bus) => Bus
  readonly patience?: Patience
}

export type System = { readonly address: string; readonly runtime: Runtime; readonly secrets: Secrets; readonly sampleData: SampleData; readonly stop: () => Promise<void> }

/** Where sign-in sends people back to: the API page, the portal, and tools on this machine. */
const redirects = (address: string): string[] => [`${address}/docs/oauth2-redirect.html`, `${address}/signed-in`]

/** Everything on one port and in one folder. */
export const startSystem = async <Tools>({ hosted, tools, directory, port, log = fileLog(directory), carry, patience }: SystemOptions<Tools>): Promise<System> => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(directory)
  const clock = systemClock
  const ids = randomIds(clock)
  const secrets = fileSecrets({ path: join(directory, 'secrets.json'), names: secretNames(hosted), env: process.env })
  const address = `http://localhost:${port}`
  const issuerUrl = `${address}/oidc`
  const signingKey = await identityKey(join(directory, 'identity.db'))
  const storage = identityStorage(join(directory, 'identity.db'))
  const identity = tokenIdentity({ issuer: issuerUrl, audiences: [audience], jwks: createLocalJWKSet({ keys: [publicPart(signingKey)] }), clock })
  const told = feed({ contracts: hosted.map(({ service }) => service.manifest.contract), identity, clock, ids })
  const people = localDirectory({ path: join(directory, 'identity.db'), clock, ids, signOut: storage.signOut })
  people.seed({ people: samplePeople, clients: [{ clientId: 'partner-aurora', secret: await secrets.get('PARTNER_AURORA_SECRET'), claims: claimsFor('partner') }] })
  const outbox = folderOutbox({ directory: join(directory, 'mail'), from: 'Throughline <notices@throughline.example>', clock })
  const running = runtime({
    hosted, people, directory, address, committed: told.tell, tools: { ...tools, mail: outbox, directory: people, portal: () => address }, clock, ids, log, identity, secrets,
    fileLinkSecret: await secrets.get('FILE_LINK_KEY'), ...(carry && { carry }), ...(patience && { patience }),
  })
  const signIn = issuer({
    issuer: issuerUrl, directory: people, password: samplePassword, redirects: redirects(address), home: address, signingKey,
    cookieKey: await secrets.get('COOKIE_KEY'), Adapter: storage.Adapter,
  })
  const contracts = running.services.map(({ contract }) => contract)
  const sample = sampleData({ address, secrets, identity, ids, log })
  const { page, documents } = apiPage(contracts, address, issuerUrl)
  const http = server({
    services: running.services, clock, ids, log,
    portal: await portalDoor(await portalFiles(), issuerUrl),
    doors: {
      docs: page,
      openapi: documents,
      feed: told.door,
      fonts: fontsDoor,
      outbox: outboxDoor(outbox, ids),
      'sample-data': sample.door,
      files: filesDoor(new Map(running.services.map(({ contract, files }) => [contract.service, files])), ids),
      oidc: (request, response) => signIn.handle(request, response),
    },
  })
  await listen(http, port)
  running.start()
  return {
    address, runtime: running, secrets, sampleData: sample,
    stop: async () => {
      await new Promise((resolve) => { http.close(resolve); http.closeAllConnections() })
      await running.stop()
      people.close()
      storage.close()
      unlock()
    },
  }
}

/** Every line into the state folder; what somebody should look at also to the terminal. */
const fileLog = (directory: string): Log => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = createWriteStream(join(directory, 'throughline.log'), { flags: 'a', mode: 0o600 })
  return jsonLog({ clock: systemClock, write: (line) => {
    file.write(line)
    if (!line.startsWith('{"level":"info"')) process.stderr.write(line)
  } })
}

const secretNames = <Tools>(hosted: readonly Hosted<Tools>[]): string[] =>
  [...new Set([...hosted.flatMap(({ service }) => service.manifest.secrets), 'FILE_LINK_KEY', 'COOKIE_KEY', 'PARTNER_AURORA_SECRET'])]

const listen = (http: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, 'localhost', () => resolve())
  })

/** A port of this machine that nobody listens on now. */
export const freePort = async (): Promise<number> => {
  const { createServer } = await import('node:net')
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** The issuer's RS256 key, made once and kept with the state, so that tokens outlive a restart. */
const identityKey = async (path: string): Promise<JWK> => {
  const sqlite = openSqlite(path, 'CREATE TABLE IF NOT EXISTS keys (jwk TEXT NOT NULL)')
  const row = sqlite.one('SELECT jwk FROM keys')
  const jwk: JWK = row ? JSON.parse(text(row, 'jwk')) : { ...(await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey)), alg: 'RS256', use: 'sig', kid: 'throughline-local' }
  if (!row) sqlite.run('INSERT INTO keys VALUES (?)', JSON.stringify(jwk))
  sqlite.close()
  await importJWK(jwk, 'RS256')
  return jwk
}

const publicPart = ({ d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...rest }: JWK): JWK => rest
