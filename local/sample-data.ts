import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { actorOf } from '#shared/kernel/actor.ts'
import type { Identity, Ids, Log, Secrets } from '#shared/kernel/ports.ts'
import { RfqStatus } from '#services/quoting/rfq-view.ts'
import { httpShop } from './demo/http-shop.ts'
import { driveSamples, sampleOrders } from './demo/sample.ts'
import { must, type Shop } from './demo/shop.ts'
import { refuse, type Door } from './server.ts'

/** How far the sample data is. `NotEmpty`: there are orders already, so there will be none. */
export type Standing =
  | { readonly status: 'Empty' | 'NotEmpty' }
  | { readonly status: 'Running' | 'Done'; readonly done: number; readonly of: number }
  | { readonly status: 'Failed'; readonly detail: string }
/** `start` begins to fill an empty system and says how far it is; again and again it does so once. */
export type SampleData = { readonly start: () => Promise<Standing>; readonly finished: () => Promise<Standing>; readonly door: Door }

type SampleDataOptions = { readonly address: string; readonly secrets: Pick<Secrets, 'get'>; readonly identity: Identity; readonly ids: Ids; readonly log: Log }

const samplePart = join(import.meta.dirname, '../services/quoting/geometry/samples/nist_ftc_06_asme1_rd.stp')

/** A plausible shop on this machine, made over HTTP by the sample people: `POST /sample-data` begins, `GET` says how far it is. For managers. */
export const sampleData = ({ address, secrets, identity, ids, log }: SampleDataOptions): SampleData => {
  const shop = httpShop(address, secrets, () => undefined)
  let standing: Standing | undefined
  let running: Promise<Standing> | undefined
  const run = async (): Promise<Standing> => {
    standing = { status: 'Running', done: 0, of: sampleOrders }
    try {
      const drawing = { name: basename(samplePart), bytes: new Uint8Array(await readFile(samplePart)) }
      await driveSamples(shop, drawing, (done) => { standing = { status: 'Running', done, of: sampleOrders } })
      standing = { status: 'Done', done: sampleOrders, of: sampleOrders }
    } catch (error) {
      log.error('sample data stopped', { error: String(error) })
      standing = { status: 'Failed', detail: error instanceof Error ? error.message : String(error) }
    }
    return standing
  }
  const look = async (): Promise<Standing> => standing ?? { status: (await hasOrders(shop)) ? 'NotEmpty' : 'Empty' }
  const start = async (): Promise<Standing> => {
    const now = await look()
    // Two that ask at once both saw an empty system; only the first finds nothing running.
    if (now.status !== 'Empty' || running) return standing ?? now
    running = run()
    return standing ?? now
  }
  return {
    start,
    finished: () => running ?? look(),
    door: async (request, response) => {
      const claims = await identity.verify(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
      const actor = claims && actorOf(claims)
      if (!actor) return refuse({ ids }, request, response, { code: 'unauthenticated' })
      if (!actor.roles.includes('manager')) return refuse({ ids }, request, response, { code: 'forbidden', params: { roles: 'manager' } })
      if (request.method !== 'GET' && request.method !== 'POST') return refuse({ ids }, request, response, { code: 'method-not-allowed', params: { method: request.method ?? '', allowed: 'GET, POST' } })
      const now = request.method === 'POST' ? await start() : await look()
      response.writeHead(now.status === 'Running' ? 202 : 200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(now))
    },
  }
}

/** Every order begins with a request; the list answers one state at a time. */
const hasOrders = async (shop: Shop): Promise<boolean> => {
  const pages = await Promise.all(RfqStatus.options.map((status) => must(shop.quoting('manager').listRequests({ query: { status, limit: 1 } }))))
  return pages.some(({ items }) => items.length > 0)
}
