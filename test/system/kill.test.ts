import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpShop } from '#local/demo/http-shop.ts'
import { driveOrder, type Driven } from '#local/demo/order.ts'
import { documentsOf } from '#local/demo/outcome.ts'
import { must, type Shop } from '#local/demo/shop.ts'
import { freePort } from '#local/system.ts'
import { RfqStatus } from '#services/quoting/rfq-view.ts'
import { fileSecrets } from '#shared/adapters/local/secrets.ts'
import { seededRandom } from '#shared/adapters/local/ids.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import { everyone } from '#shared/vocabulary/roles.ts'
import { startMain, type Child } from './child.ts'

const seed = Number(process.env['THROUGHLINE_SEED'] ?? 1)
const random = seededRandom(seed)

let folder: string
let port: number
let server: Child
const servers: Child[] = []
const kills: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  port = await freePort()
  server = startMain(folder, port)
  servers.push(server)
  await server.says('npm run demo')
})
afterAll(async () => {
  await server.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
  expect(servers.flatMap((each) => each.output().split('\n')).filter((line) => line.includes('"level":"error"')), 'nothing was logged as an error').toEqual([])
})

/** One kill in each of the seven steps; the seed chooses what has just been told when the countdown begins. */
const steps: readonly (readonly (readonly [who: string, what: string])[])[] = [
  [['buyer', 'opened RFQ'], ['geometry', 'mm³']],
  [['buyer', 'sent the plan back'], ['planner', 'revision 2']],
  [['sales engineer', 'issued'], ['payment provider', 'Start of production']],
  [['planner', 'released'], ['operator', 'Mill complete']],
  [['inspector, manager, buyer', 'use as is'], ['inspector', 'final inspection']],
  [['clerk', 'packed'], ['clerk', 'dispatched']],
  [['buyer', 'opened CAS'], ['support agent', 'sees heat']],
]
const moments = steps.flatMap((step) => step.slice(Math.floor(random() * step.length)).slice(0, 1))

/** Dies without a word, some time after what was told, in whatever it is doing then; comes back on the same port and folder. */
const killing = () => {
  const waiting = [...moments]
  let dying: Promise<void> = Promise.resolve()
  const kill = async (who: string, what: string): Promise<void> => {
    await setTimeout(random() * 150)
    await server.kill('SIGKILL')
    kills.push(`${who}: ${what}`)
    server = startMain(folder, port)
    servers.push(server)
    await server.says('npm run demo')
  }
  return {
    tell: (who: string, what: string): void => {
      const index = waiting.findIndex(([someone, words]) => someone === who && what.includes(words))
      if (index < 0) return
      waiting.splice(index, 1)
      dying = dying.then(() => kill(who, what))
    },
    over: () => dying,
  }
}

/** Partners and the browser's upload try again when nobody answers, as they do. */
const patient = (shop: Shop): Shop => {
  const again = <A extends readonly unknown[]>(act: (...args: A) => Promise<void>) => async (...args: A): Promise<void> => {
    for (let tried = 0; ; tried += 1) {
      try {
        return await act(...args)
      } catch (error) {
        if (tried === 100) throw error
        await setTimeout(200)
      }
    }
  }
  return { ...shop, upload: again(shop.upload), paymentProvider: again(shop.paymentProvider), carrier: again(shop.carrier) }
}

/** Everyone is signed in before the first kill, so that a kill meets the order's work. */
const openShop = async (tell: Shop['tell']): Promise<Shop> => {
  const secrets = fileSecrets({ path: join(folder, 'state', 'secrets.json'), names: [], env: {} })
  const shop = patient(httpShop(`http://localhost:${port}`, secrets, tell))
  for (const role of everyone.filter((each) => each !== 'partner')) await must(shop.quoting(role).listRequests({}))
  return shop
}

const part = join(import.meta.dirname, '../../services/quoting/geometry/samples/mfcad_0-0-0-2-11-23.step')

const timelineOf = async (shop: Shop, orderId: string): Promise<Envelope[]> => {
  const rooms = [shop.quoting, shop.contracts, shop.production, shop.quality, shop.logistics, shop.support] as const
  const parts = await Promise.all(rooms.map(async (as) => {
    const found: Envelope[] = []
    for (let after: string | undefined; ;) {
      const page = await must(as('buyer').timeline({ params: { orderId }, query: { limit: 100, ...(after !== undefined && { after }) } }))
      found.push(...page.items)
      if (page.next === undefined) return found
      after = page.next
    }
  }))
  return parts.flat()
}

/** Waits until a timeline does not grow any more: the last events take their time. */
const settled = async (shop: Shop, orderId: string): Promise<Envelope[]> => {
  let before = await timelineOf(shop, orderId)
  for (let calm = 0; calm < 5;) {
    await setTimeout(200)
    const now = await timelineOf(shop, orderId)
    calm = now.length === before.length ? calm + 1 : 0
    before = now
  }
  return before
}

const exactlyOne = async (shop: Shop, { orderId, rfqId, contractId, lots, shipmentId, caseId, rmaId }: Driven): Promise<void> => {
  const requests = (await Promise.all(RfqStatus.options.map(async (status) => (await must(shop.quoting('manager').listRequests({ query: { status } }))).items))).flat()
  expect(requests.map((each) => each.rfqId)).toEqual([rfqId])
  expect((await must(shop.quoting('manager').listPlans({ params: { rfqId } }))).items.map(({ status }) => status)).toEqual(['Approved'])
  const contracts = (await must(shop.contracts('manager').listOrderContracts({ params: { orderId } }))).items
  expect(contracts.map((each) => each.contractId)).toEqual([contractId])
  for (const { name, gate, received, amount } of contracts[0]?.milestones ?? []) expect(received.minor, `${name} is paid once`).toBe(gate === 'production' || gate === 'shipment' ? amount.minor : 0)
  expect(contracts[0]?.unallocated.minor).toBe(0)
  expect((await must(shop.contracts('manager').listPayments({ query: { status: 'Matched' } }))).items.map(({ reports }) => reports.length)).toEqual([1])
  expect((await must(shop.contracts('manager').listPayments({}))).items).toEqual([])

  expect((await must(shop.production('manager').listWorkOrders({ query: { orderId } }))).items).toHaveLength(1)
  const made = (await must(shop.production('manager').listLots({ query: { orderId } }))).items
  expect(made.map(({ lotId }) => lotId).toSorted()).toEqual([...lots].toSorted())
  for (const { operations, number } of made) {
    for (const { ledger, sequence } of operations) expect(ledger.good + ledger.scrap + ledger.rework + ledger.inProcess + ledger.atSupplier, `${number} operation ${sequence} keeps its pieces`).toBe(ledger.input)
  }
  for (const lotId of lots) {
    const dossier = await must(shop.quality('manager').readLot({ params: { lotId } }))
    expect([dossier.lot.certificates.length, dossier.inspections.length, dossier.nonconformances.length]).toEqual([1, 2, lotId === lots[0] ? 1 : 0])
  }
  const shipments = (await must(shop.logistics('manager').listShipments({ query: { orderId } }))).items
  expect(shipments.map((each) => [each.shipmentId, each.status, each.packages.length])).toEqual([[shipmentId, 'Delivered', lots.length]])
  const stocks = (await must(shop.logistics('manager').listLots({ query: { orderId } }))).items
  for (const { lotId, counts } of stocks) expect([counts.shipped, counts.packed, counts.packable], lotId).toEqual([made.find((each) => each.lotId === lotId)?.quantity, 0, 0])
  expect((await must(shop.support('manager').listCases({ query: { orderId } }))).items.map((each) => [each.caseId, each.status])).toEqual([[caseId, 'Closed']])
  expect((await must(shop.support('manager').listReturns({ query: { orderId } }))).items.map((each) => [each.rmaId, each.status])).toEqual([[rmaId, 'Closed']])
}

describe('kill -9', () => {
  it(`at ${moments.length} moments of an order (seed ${seed}) loses nothing and doubles nothing`, { timeout: 240_000 }, async () => {
    const bytes = new Uint8Array(await readFile(part))
    const death = killing()
    const shop = await openShop(death.tell)
    const driven = await driveOrder(shop, { name: 'part.step', bytes })
    await death.over()
    expect(kills).toHaveLength(moments.length)

    await exactlyOne(shop, driven)
    for (const { name, url, sha256: expected } of await documentsOf(shop, driven)) expect(sha256(new Uint8Array(await (await fetch(url)).arrayBuffer())), name).toBe(expected)
    const history = await settled(shop, driven.orderId)
    expect(new Set(history.map(({ id }) => id)).size, 'every event once').toBe(history.length)

    // The same order without a disturbance tells the same story.
    const calm = await driveOrder(await openShop(() => undefined), { name: 'part.step', bytes })
    const types = (entries: readonly Envelope[]) => entries.map(({ type }) => type).toSorted()
    expect(types(history)).toEqual(types(await settled(shop, calm.orderId)))
  })
})
