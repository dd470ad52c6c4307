import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Driven } from '#local/demo/order.ts'
import { timelineOf } from '#local/demo/outcome.ts'
import { change, must, until } from '#local/demo/shop.ts'
import { services } from '#local/services.ts'
import { exampleAddresses, exampleWishes } from '#services/quoting/examples.ts'
import { localOperations } from '#shared/adapters/local/operations.ts'
import { eraseCustomer } from '#shared/kernel/operations/erase-customer.ts'
import type { Operations } from '#shared/kernel/operations/port.ts'
import { printed, run } from './command.ts'
import { houseWithOrder, type House } from './house.ts'

const manifests = services.map(({ service }) => service.manifest)
let house: House
let driven: Driven
/** Another customer's request, which nothing here is about. */
let othersRequest: string

const ops = (words: readonly string[], now?: string) => run([...words, '--data', house.directory], now === undefined ? undefined : { now: () => now })
const readOther = () => must(house.shop().quoting('buyer', 'borealis').readRequest({ params: { rfqId: othersRequest } }))

beforeAll(async () => {
  ({ house, driven } = await houseWithOrder())
  await must(house.shop().quoting('buyer').setAddresses({ version: 0, body: exampleAddresses }))
  await must(house.shop().contracts('buyer').chooseNotices({ version: 0, body: { language: 'te', todo: 'at-once', message: 'at-once', news: 'never' } }))
  const wishes = { ...exampleWishes, delivery: { ...exampleWishes.delivery, place: 'Turku', address: { name: 'Borealis', lines: ['Linnankatu 1'], city: 'Turku', postalCode: '20100', country: 'FI' } } }
  othersRequest = (await must(house.shop().quoting('buyer', 'borealis').openRequest({ body: wishes }))).rfqId
}, 120_000)
afterAll(() => house.demolish())

/** The contract is terminated and the work order closed: nothing about the order goes on. */
const finish = async (): Promise<void> => {
  const [manager, production] = [house.shop().contracts('manager'), house.shop().production('manager')]
  const params = { contractId: driven.contractId }
  await change(() => manager.readContract({ params }), ({ version }) => manager.terminateContract({ params, version, body: { reason: 'Ended by both.' } }))
  const order = await until(house.shop(), 'the work order', async () => (await must(production.listWorkOrders({ query: { orderId: driven.orderId } }))).items[0])
  const work = { workOrderId: order.workOrderId }
  await until(house.shop(), 'the end of the contract', async () => {
    const { version } = await must(production.readWorkOrder({ params: work }))
    const closed = await production.closeWorkOrder({ params: work, version, body: { reason: 'Contract ended.' } })
    return closed.ok ? true : undefined
  })
}

/** What only the customer's people are called, wrote, or where they live. */
const personalTexts = ['buyer-aurora', 'Hafenstrasse', '70327', 'R. Klein', 'Plug gauge 25 H7', 'Bearing does not go in', 'a week earlier', 'Outside edges only']
/** A word of theirs, as the search of cases keeps it. */
const theirWord = 'does#cas_'

/** Every place of the state folder in which one of these texts stands. Sign-in has a database of its own, which is no record of an order. */
const placesOf = (texts: readonly string[]): string[] => {
  const all = readdirSync(house.directory, { recursive: true }).map(String).filter((path) => !path.startsWith('identity.db') && statSync(join(house.directory, path)).isFile())
  return all.flatMap((path) => {
    const bytes = readFileSync(join(house.directory, path))
    return texts.filter((text) => bytes.includes(text)).map((text) => `${path}: ${text}`)
  })
}

const Export = z.object({ own: z.array(z.object({ service: z.string(), state: z.object({ personId: z.string().optional(), customerId: z.string() }) })), people: z.array(z.object({ id: z.string(), name: z.string() })), orders: z.array(z.object({ orderId: z.string(), things: z.array(z.object({ service: z.string(), files: z.array(z.string()), fields: z.array(z.object({ path: z.string(), value: z.json() })) })), history: z.array(z.object({ type: z.string() })) })) })
const Erased = z.object({ done: z.boolean(), own: z.int(), hindrances: z.array(z.object({ kind: z.string(), service: z.string().optional(), thing: z.string().optional(), until: z.string().optional(), reason: z.string().optional() })), found: z.record(z.string(), z.object({ states: z.int(), entries: z.int(), files: z.int() })) })
const inTwelveYears = (): string => new Date(Date.now() + 12 * 366 * 86_400_000).toISOString()
const erasing = ['erase', '--customer', 'cus_aurora', '--by', 'Olga Operator', '--json'] as const

describe('personal data of a customer', () => {
  it('can be exported, whole, into a file for nobody else', async () => {
    const out = join(house.parent, 'export.json')
    expect(await ops(['export', '--customer', 'cus_aurora', '--out', out])).toMatchObject({ code: 0 })
    expect(statSync(out).mode & 0o777).toBe(0o600)
    const { people, orders, own } = Export.parse(JSON.parse(readFileSync(out, 'utf8')))
    expect(people).toEqual([{ id: 'buyer-aurora', name: 'Bea Buyer' }])
    expect(orders.map(({ orderId }) => orderId)).toEqual([driven.orderId])
    const text = readFileSync(out, 'utf8')
    for (const each of personalTexts) expect(text, each).toContain(each)
    expect(text).not.toContain('Linnankatu')
    expect(new Set(own.map(({ service, state: { personId, customerId } }) => `${service} ${personId ?? customerId}`))).toEqual(new Set(['contracts buyer-aurora', 'quoting cus_aurora']))
    expect(orders[0]?.things.filter(({ files }) => files.length > 0).map(({ service, files }) => [service, files.length])).toEqual([['contracts', 2], ['logistics', 3]])
    expect(await ops(['export', '--customer', 'cus_aurora', '--out', out])).toMatchObject({ code: 1, err: expect.stringContaining('already') })
  })

  it('is not erased while the order goes on, nor before its time, nor under a legal hold; each is named', async () => {
    const held = async (now?: string) => {
      const ran = await ops([...erasing, '--yes'], now)
      expect(ran.code).toBe(1)
      const { done, hindrances } = printed(Erased, ran)
      expect(done).toBe(false)
      return hindrances
    }
    await house.stop()
    expect((await held(inTwelveYears())).map(({ kind, service }) => `${kind} ${service}`)).toEqual(['running contracts', 'running production'])
    await house.start()
    await finish()
    await until(house.shop(), 'quiet queues', async () => (house.system().runtime.queues.every((queue) => house.system().runtime.bus.pending(queue).length === 0) ? true : undefined))
    expect(await ops([...erasing, '--yes'])).toMatchObject({ code: 1, err: expect.stringContaining('stop it first') })
    await house.stop()
    const kept = await held()
    expect(kept.map(({ kind, service }) => `${kind} ${service}`).toSorted()).toEqual(manifests.map(({ contract }) => `retention ${contract.service}`).toSorted())
    for (const { until: end = '' } of kept) expect(Number(end.slice(0, 4)) - new Date().getUTCFullYear()).toBe(10)

    const hold = (what: string, subject: string, id: string) => ops(['hold', what, subject, id, '--reason', 'Claim 7/26', '--by', 'Lea Legal', '--yes'])
    expect((await hold('set', '--customer', 'cus_aurora')).out).toContain('6 services')
    expect((await hold('set', '--order', driven.orderId)).code).toBe(0)
    expect((await held(inTwelveYears())).map(({ kind, reason }) => `${kind} ${reason}`)).toEqual(Array.from({ length: 12 }, () => 'legal-hold Claim 7/26'))
    expect((await hold('lift', '--customer', 'cus_aurora')).code).toBe(0)
    expect(await held(inTwelveYears())).toHaveLength(6)
    expect((await hold('lift', '--order', driven.orderId)).code).toBe(0)
    expect((await ops(['hold', 'show', '--order', driven.orderId])).out).toContain('no legal hold')
  }, 60_000)

  it('a dry run says what would go, and nothing goes', async () => {
    const ran = await ops(erasing, inTwelveYears())
    expect(ran.code).toBe(0)
    expect(printed(Erased, ran)).toMatchObject({ done: false, hindrances: [], own: 2, found: { quoting: { states: 2 }, contracts: { states: 1, files: 2 }, logistics: { files: 3 } } })
    expect(new Set(placesOf(personalTexts).map((place) => place.split(': ')[1]))).toEqual(new Set(personalTexts))
    expect(placesOf([theirWord])).not.toEqual([])
  })

  it('is erased everywhere, also when the first attempt dies half way; trade facts, hashes and who did it stay', async () => {
    await house.start()
    const other = await readOther()
    const contract = await must(house.shop().contracts('manager').readContract({ params: { contractId: driven.contractId } }))
    await house.stop()
    const world = localOperations({ directory: house.directory, manifests, clock: { now: inTwelveYears } })
    await expect(eraseCustomer(dyingAfter(world, 17), manifests, { customerId: 'cus_aurora', by: 'Olga Operator' }, true)).rejects.toThrow('the power is gone')
    await world.close()

    expect(await ops([...erasing, '--yes'], inTwelveYears())).toMatchObject({ code: 0 })
    expect(placesOf([...personalTexts, theirWord])).toEqual([])
    expect(printed(Erased, await ops(erasing, inTwelveYears())).own).toBe(0)
    expect(placesOf(['Linnankatu']), 'the other customer was not touched').not.toEqual([])
    expect(printed(Erased, await ops(erasing, inTwelveYears())).found).toEqual(Object.fromEntries(manifests.map(({ contract: { service } }) => [service, { states: 0, entries: 0, files: expect.any(Number) }])))
    if (!('document' in contract)) throw new Error('the contract has no document')
    expect(existsSync(join(house.directory, 'files/contracts/cus_aurora', contract.document.documentHash.slice(0, 2), contract.document.documentHash.slice(2, 4), contract.document.documentHash))).toBe(false)

    await house.start()
    expect(await readOther()).toEqual(other)
    const left = await must(house.shop().contracts('manager').readContract({ params: { contractId: driven.contractId } }))
    if (!('signatures' in left) || !('signatures' in contract)) throw new Error('the contract is not signed')
    expect([left.pin, left.document, left.ledger, left.milestones]).toEqual([contract.pin, contract.document, contract.ledger, contract.milestones])
    expect(left.signatures.map(({ party, signer, typedName, address, documentHash, signedAt }) => ({ party, signer: signer.name, typedName, address, documentHash, signedAt }))).toEqual([
      { party: 'customer', signer: 'erased', typedName: 'erased', address: 'erased', documentHash: contract.document.documentHash, signedAt: contract.signatures[0]?.signedAt },
      { party: 'manufacturer', signer: 'Mo Manager', typedName: 'Mo Manager', address: contract.signatures[1]?.address, documentHash: contract.document.documentHash, signedAt: contract.signatures[1]?.signedAt },
    ])
    // Every changed thing can still be read by its service, and says who erased what it held.
    const story = await timelineOf(house.shop(), driven.orderId)
    const marks = story.filter(({ type }) => type === 'PersonalDataErased')
    expect(new Set(marks.map(({ service }) => service))).toEqual(new Set(['quoting', 'contracts', 'quality', 'logistics', 'support']))
    expect(new Set(marks.map(({ who }) => who))).toEqual(new Set(['Olga Operator']))
    expect((await must(house.shop().quoting('manager').readRequest({ params: { rfqId: driven.rfqId } }))).buyer).toEqual({ id: 'erased', name: 'erased' })
    expect((await must(house.shop().logistics('manager').readShipment({ params: { shipmentId: driven.shipmentId } })))).toMatchObject({ status: 'Delivered', receivedBy: 'erased' })
    expect((await must(house.shop().support('manager').readCase({ params: { caseId: driven.caseId } })))).toMatchObject({ case: { status: 'Closed', subject: 'erased' } })
    expect((await must(house.shop().support('manager').readReturn({ params: { rmaId: driven.rmaId } })))).toMatchObject({ status: 'Closed', reason: 'erased' })
  }, 120_000)
})

/** A world whose power fails at one of its writes. */
const dyingAfter = (world: Operations, writes: number): Operations => {
  let left = writes
  return {
    ...world,
    store: (service) => {
      const store = world.store(service)
      return { ...store, transact: async (each) => {
        left -= 1
        if (left < 0) throw new Error('the power is gone')
        return store.transact(each)
      } }
    },
  }
}
