import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '#shared/adapters/local/ids.ts'
import type { Bus, Log, Published } from '#shared/kernel/ports.ts'
import { httpShop } from '#local/demo/http-shop.ts'
import { driveOrder, type Driven } from '#local/demo/order.ts'
import { documentsOf, keepDocuments, timelineOf, type Happened, type Kept } from '#local/demo/outcome.ts'
import { must, type Shop } from '#local/demo/shop.ts'
import { services } from '#local/services.ts'
import { freePort, startSystem, type System } from '#local/system.ts'
import { realTools } from '#local/tools.ts'

/**
 * The whole product as its users meet it: over HTTP, signed in through the issuer, with the real geometry kernel and real documents, and
 * every event delivered twice and out of order.
 */
const folder = mkdtempSync(join(tmpdir(), 'throughline-journey-'))
const part = { name: 'nist_ftc_06_asme1_rd.stp', bytes: new Uint8Array(readFileSync(join(import.meta.dirname, '../../services/quoting/geometry/samples/nist_ftc_06_asme1_rd.stp'))) }

/** Keeps some entries back until later ones have gone, and sends everything twice. */
const badRoads = (bus: Bus): Bus => {
  const random = seededRandom(4711)
  let kept: Published[] = []
  return {
    publish: async (entries) => {
      const now = [...kept, ...entries].toSorted(() => random() - 0.5)
      kept = entries.filter(() => random() < 0.5)
      for (let start = 0; start < now.length; start += 10) await bus.publish(now.slice(start, start + 10))
      await bus.publish(entries.toReversed())
      return { failed: [] }
    },
  }
}

const errors: string[] = []
const log: Log = { info: () => undefined, warn: () => undefined, error: (message, fields) => errors.push(`${message} ${JSON.stringify(fields)}`), with: () => log }
const tools = realTools()
let system: System
let shop: Shop
let driven: Driven
let timeline: Happened[]
let documents: Kept[]

beforeAll(async () => {
  system = await startSystem({ hosted: services, tools, directory: join(folder, 'data'), port: await freePort(), log, carry: badRoads })
  shop = httpShop(system.address, system.secrets, () => undefined)
  driven = await driveOrder(shop, part)
  timeline = await timelineOf(shop, driven.orderId)
  documents = await keepDocuments(await documentsOf(shop, driven), join(folder, 'documents'))
}, 120_000)

afterAll(async () => {
  tools.close()
  await system.stop()
  rmSync(folder, { recursive: true })
})

describe('the same order in Telugu', () => {
  it('ends with its documents printed in Telugu, and nothing left undone', async () => {
    const telugu = httpShop(system.address, system.secrets, () => undefined, 'te')
    const second = await driveOrder(telugu, part)
    const printed = await keepDocuments(await documentsOf(telugu, second), join(folder, 'telugu'))
    expect(printed).toHaveLength(6)
    for (const { path } of printed) expect(readFileSync(path).toString('latin1')).toContain('/Lang (te-IN)')
    expect(system.runtime.queues.flatMap((queue) => system.runtime.bus.dead(queue))).toEqual([])
  }, 120_000)
})

describe('one order, from drawing to after-sales', () => {
  it('leaves no error behind and nothing in a dead-letter queue', () => {
    expect(errors).toEqual([])
    expect(system.runtime.queues.map((queue) => [queue, system.runtime.bus.dead(queue).length])).toEqual(system.runtime.queues.map((queue) => [queue, 0]))
  })

  it('happens in the order of the trade: no payment before signature, no chips before payment, no shipment before quality', () => {
    const first = (type: string): number => timeline.findIndex((entry) => entry.type === type)
    const order = ['RequirementsSubmitted', 'PlanSubmitted', 'PlanApproved', 'ContractIssued', 'ContractSigned', 'PaymentReceived', 'ProductionReleased', 'OperationCompleted', 'LotCompleted', 'LotPassedQC', 'Shipped', 'Delivered']
    expect(order.map((type) => [type, first(type) >= 0])).toEqual(order.map((type) => [type, true]))
    expect(order.map(first)).toEqual(order.map(first).toSorted((a, b) => a - b))
  })

  it('happens once, although every event came twice', () => {
    const ids = timeline.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const count = (type: string): number => timeline.filter((entry) => entry.type === type).length
    expect({ approved: count('PlanApproved'), signed: count('ContractSigned'), released: count('ProductionReleased'), lots: count('LotCompleted'), passed: count('LotPassedQC'), shipped: count('Shipped'), delivered: count('Delivered'), payments: count('PaymentReceived') })
      .toEqual({ approved: 1, signed: 1, released: 1, lots: 2, passed: 2, shipped: 1, delivered: 1, payments: 2 })
  })

  it('measures the part exactly', async () => {
    const { documents: attached } = await must(shop.quoting('buyer').readRequest({ params: { rfqId: driven.rfqId } }))
    const reference: { readonly [name: string]: { readonly reference: { readonly volumeMm3: number } } } = JSON.parse(readFileSync(join(import.meta.dirname, '../../services/quoting/geometry/samples/reference.json'), 'utf8'))
    const expected = reference[part.name]?.reference.volumeMm3 ?? Number.NaN
    const [document] = attached
    if (document?.analysis.status !== 'Measured') throw new Error('not measured')
    expect(Math.abs(Number(document.analysis.measures.volumeMm3) / expected - 1)).toBeLessThan(1e-6)
  })

  it('produces contract, certificates, packing slip and labels, each PDF as its hash says', () => {
    expect(documents.map(({ name }) => name.replace(/\d+/g, '#')).toSorted()).toEqual(expect.arrayContaining(['CTR-#.pdf', 'CRT-#.pdf', 'CRT-#.pdf']))
    expect(documents).toHaveLength(6)
    for (const { path } of documents) expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('lets the contract be verified: the stored bytes are the signed bytes', async () => {
    expect(await must(shop.contracts('buyer').verifyContract({ params: { contractId: driven.contractId } }))).toMatchObject({ matches: true })
  })

  it("shows nothing of it to another customer, in any service", async () => {
    for (const service of ['quoting', 'contracts', 'production', 'quality', 'logistics', 'support'] as const) {
      const answer = await shop[service]('buyer', 'borealis').timeline({ params: { orderId: driven.orderId } })
      expect(answer).toMatchObject({ ok: false, problem: { status: 404 } })
    }
  })
})
