import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { driven, type Known } from '../access/known.ts'
import { policy } from '../access/policy.ts'
import { filled, queriesOf } from '../access/visits.ts'
import { must, until } from '#local/demo/shop.ts'
import { services } from '#local/services.ts'
import { sampleEmail } from '#shared/adapters/local/sample-people.ts'
import { exampleWishes } from '#services/quoting/examples.ts'
import { flange, pdf } from '#services/quoting/geometry/samples/drawings.ts'
import { sha256 as hashOf } from '#shared/kernel/hash.ts'
import { httpLinks } from '#shared/testing/link-end.ts'
import { dynoxideMissing } from '#shared/testing/dynoxide.ts'
import { drawing } from '../simulation/simulate.ts'
import { deploy, type Deployed } from './deployed.ts'
import { justified } from './justified.ts'
import { allowancesOf, allows, granted, type Call } from './roles.ts'
import { synthesize } from './synthesize.ts'
import { ofType, textOf } from './template.ts'

/*
 * The order of the demo, and everything else that can be asked and done, on what would be deployed: the folders, environments, routes, rules,
 * queues, streams and roles of the synthesized templates. Only the services of AWS behind them are loopback stand-ins.
 */

const missing = dynoxideMissing()
if (missing !== undefined) console.log(`skipped: the deployed artefacts at work (${missing})`)

let out: string
let deployed: Deployed
let known: Known
/** Routes that were asked, with the status each answered. */
let notThere: readonly string[]
let asked: { readonly [route: string]: number }
/** What a drawing of a request of its own says. */
let read: readonly string[]
/** How the shop's schedule stood when its worker had made it. */
let planned: string
/** How somebody stood after each change. */
let managed: readonly string[]

describe.skipIf(missing !== undefined)('what is deployed', () => {
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'throughline-deployed-'))
    await synthesize(out)
    deployed = await deploy(out, 'dev', services.map(({ service: { manifest } }) => manifest.contract.service))
    known = await driven(deployed.shop, 'aurora', drawing)
    planned = await planShop(deployed)
    asked = await askEverything(deployed, known)
    notThere = await attachNothing(deployed, known)
    read = await readDrawing(deployed)
    managed = await managePeople(deployed)
    await quiet(deployed)
  }, 600_000)
  afterAll(async () => {
    await deployed.close()
    await rm(out, { recursive: true, force: true })
  })

  it('brings the order to its end; every route that reads answers', () => {
    expect(known['support']?.['recallId']).toMatch(/^rcl_/)
    // Clients are declared in the stage, which one of these says (clients-elsewhere). The order has a model, and no drawing.
    expect(Object.entries(asked).filter(([, status]) => status !== 200).map(([name, status]) => `${name} ${status}`).toSorted()).toEqual(['contracts listApiClients 409', 'quoting readDrawing 404'])
    expect(Object.keys(asked).length).toBeGreaterThan(60)
  })

  it('plans the shop', () => {
    expect(planned).toBe('Current')
  })

  it('reads what a drawing says', () => {
    expect(read).toEqual(expect.arrayContaining(['material 1.4404 (AISI 316L)', 'surface Ra 1.6', 'revision C']))
  })

  it('tells a file that was never uploaded from one that may not be read', () => {
    expect(notThere).toEqual(['file-not-uploaded', 'photo-not-uploaded'])
  })

  it('invites somebody into the user pool, changes what they may do, shuts them out and lets them in again', () => {
    expect(managed).toEqual(['invited buyer', 'invited buyer+company-admin', 'disabled buyer+company-admin', 'invited buyer+company-admin', 'invited buyer'])
  })

  it('tells those whom the user pool knows by e-mail', () => {
    expect([...deployed.account.mailedTo]).toEqual(expect.arrayContaining([sampleEmail('buyer-aurora'), sampleEmail('clerk')]))
    expect([...deployed.account.mailedTo].filter((address) => address.includes('borealis'))).toEqual([])
  })

  it('lets nobody in without a token', async () => {
    const answer = await deployed.request('quoting')({ method: 'GET', path: '/rfqs', headers: {} })
    expect(answer.status).toBe(401)
  })

  it('leaves no message undelivered or dead', () => {
    const { queues } = deployed.account
    const names = deployed.stacks.flatMap((stack) => ofType(stack, 'AWS::SQS::Queue')).map(({ properties }) => textOf(properties, 'QueueName'))
    expect(names.length).toBeGreaterThan(20)
    expect(names.map((name) => queues.depth(name)).filter(({ waiting, inFlight, dead }) => waiting + inFlight + dead > 0)).toEqual([])
  })

  it('called every function', () => {
    expect(roles().filter(({ calls }) => calls.length === 0).map(({ name }) => name)).toEqual([])
  })

  it('needs no permission that its roles lack', () => {
    expect(roles().flatMap(({ name, may, calls }) => calls.filter((call) => !allows(may, call)).map(({ action, resource }) => `${name}: ${action} ${resource}`))).toEqual([])
  })

  it('has no permission that it does not use, but those justified', () => {
    const unused = roles().flatMap(({ name, may, calls }) => granted(may).filter((grant) => !calls.some((call) => allows([{ actions: [grant.action], resources: [grant.resource] }], call))).map(({ action, resource }) => ({ name, action, resource })))
    expect(unused.filter(({ name, action }) => !justified.some((each) => each.action === action && each.functions.test(name))).map(({ name, action, resource }) => `${name}: ${action} ${resource}`)).toEqual([])
    // A justification that nothing needs any more must go.
    expect(justified.filter((each) => !unused.some(({ name, action }) => each.action === action && each.functions.test(name))).map(({ action }) => action)).toEqual([])
  })
})

const roles = () =>
  deployed.stacks.slice(1).flatMap((stack) => ofType(stack, 'AWS::Lambda::Function').map((each) => {
    const name = textOf(each.properties, 'FunctionName')
    return { name, may: allowancesOf(stack, each), calls: [...(deployed.account.calls.get(name) ?? [])].map(callOf) }
  }))

const callOf = (text: string): Call => {
  const [action = '', resource = ''] = text.split(' ')
  return { action, resource }
}

const Linked = z.looseObject({ url: z.string().optional() })

/** A drawing and a photo that nobody has uploaded. */
const attachNothing = async ({ shop }: Deployed, ids: Known): Promise<string[]> => {
  const sha256 = '0'.repeat(64)
  const { rfqId } = await must(shop.quoting('buyer').openRequest({ body: exampleWishes }))
  const drawn = await shop.quoting('buyer').attachDocument({ params: { rfqId }, version: 1, body: { sha256, name: 'part.step', contentType: 'model/step', revision: 'A', exportClass: 'public' } })
  const { orderId = '' } = ids['support'] ?? {}
  const shown = await shop.support('buyer').openCase({ body: { orderId, lotIds: [], kind: 'question', subject: 'Which oil?', description: 'Which oil was used?', photos: [{ sha256, name: 'oil.jpg', contentType: 'image/jpeg' }] } })
  return [drawn, shown].map((answer) => (answer.ok ? 'taken' : answer.problem.code))
}

/** A drawing in a request of its own, uploaded in two parts. */
const readDrawing = async ({ shop }: Deployed): Promise<string[]> => {
  const buyer = shop.quoting('buyer')
  const bytes = await pdf(flange)
  const sha256 = hashOf(bytes)
  const parts = [bytes.slice(0, 500), bytes.slice(500)]
  for (const part of parts) {
    const link = await must(buyer.requestUpload({ body: { sha256: hashOf(part), bytes: part.byteLength, contentType: 'application/octet-stream', part: true } }))
    await shop.upload('quoting', link, part, hashOf(part))
  }
  await must(buyer.joinUpload({ body: { sha256, bytes: bytes.byteLength, contentType: 'application/pdf', parts: parts.map(hashOf) } }))
  const { rfqId, version } = await must(buyer.openRequest({ body: exampleWishes }))
  const params = { rfqId, sha256 }
  await must(buyer.attachDocument({ params, version, body: { sha256, name: 'flange.pdf', contentType: 'application/pdf', revision: 'A', exportClass: 'public' } }))
  await until(shop, 'the drawing to be read', async () => ((await must(buyer.readRequest({ params }))).documents.every(({ analysis }) => analysis.status !== 'Pending') ? true : undefined))
  return (await must(buyer.readDrawing({ params }))).suggestions.map(({ kind, value }) => `${kind} ${value}`)
}

/** A plan of what is on the floor, made by its worker and kept as a file. */
const planShop = async ({ shop }: Deployed): Promise<string> => {
  const planner = shop.production('planner')
  await must(planner.planShop({ body: {} }))
  const { status } = await until(shop, 'the shop to be planned', async () => {
    const schedule = await must(planner.readSchedule({}))
    return schedule.status === 'Planning' ? undefined : schedule
  })
  await must(planner.readScheduledWork({ query: {} }))
  return status
}

/** Somebody of a customer, from their invitation on. */
const managePeople = async ({ shop }: Deployed): Promise<string[]> => {
  const admin = shop.contracts('company-admin')
  const company = { company: 'cus_aurora' }
  const invited = await must(admin.invitePerson({ params: company, body: { name: 'Nia New', email: 'nia@aurora.example', roles: ['buyer'] } }))
  const params = { ...company, personId: invited.personId }
  const more = await must(admin.changePerson({ params, version: invited.version, body: { roles: ['buyer', 'company-admin'] } }))
  const out = await must(admin.disablePerson({ params, version: more.version, body: {} }))
  const back = await must(admin.enablePerson({ params, version: out.version, body: {} }))
  const less = await must(admin.changePerson({ params, version: back.version, body: { roles: ['buyer'] } }))
  const { items } = await must(admin.listPeople({ params: company }))
  expect(items.map(({ personId }) => personId)).toContain(invited.personId)
  return [invited, more, out, back, less].map(({ status, roles }) => `${status} ${roles.join('+')}`)
}

/** Every route that reads, in every way a list can be asked, as the customer and as somebody of the shop; links are followed. */
const askEverything = async ({ request }: Deployed, ids: Known): Promise<{ [route: string]: number }> => {
  const statuses: { [route: string]: number } = {}
  for (const { service: { manifest: { contract } } } of services) {
    for (const [name, route] of Object.entries(contract.routes)) {
      const row = policy[contract.service]?.[name]
      if (route.kind !== 'query' || !row) continue
      const { of, admits } = row
      const own = { ...ids[contract.service], partNumber: exampleWishes.part.number }
      for (const role of new Set([admits.find((each) => each === 'buyer'), admits.find((each) => each !== 'buyer' && each !== 'partner')])) {
        for (const query of role === undefined ? [] : of === 'list' ? queriesOf(route, own) : [{}]) {
          const answer = await request(contract.service, role)({ method: 'GET', path: `${filled(route.path, own)}?${new URLSearchParams(query)}`, headers: {} })
          const key = `${contract.service} ${name}`
          statuses[key] = Math.max(statuses[key] ?? 0, answer.status)
          const { url } = Linked.parse(answer.body)
          if (url !== undefined) expect(await httpLinks.get({ url }), `${key}: its link leads to no file`).toBeDefined()
        }
      }
    }
  }
  return statuses
}

/** Until no message moves any more; what never comes to rest fails by the time a test may take. */
const quiet = async ({ account: { queues }, stacks }: Deployed): Promise<void> => {
  const names = stacks.flatMap((stack) => ofType(stack, 'AWS::SQS::Queue')).map(({ properties }) => textOf(properties, 'QueueName'))
  for (let still = 0; still < 10; still += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 100) })
    if (names.some((name) => queues.depth(name).waiting + queues.depth(name).inFlight > 0)) still = 0
  }
}
