import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { service as contracts } from '#services/contracts/service.ts'
import { service as logistics } from '#services/logistics/service.ts'
import { service as production } from '#services/production/service.ts'
import { service as quality } from '#services/quality/service.ts'
import { quoting as quotingContract } from '#services/quoting/contract.ts'
import { exampleWishes } from '#services/quoting/examples.ts'
import { service as quoting } from '#services/quoting/service.ts'
import { service as support } from '#services/support/service.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { client, type Client, type Transport } from '#shared/kernel/client.ts'
import { Envelope } from '#shared/kernel/envelope.ts'
import { gatewayEvent, matcher, type GatewayResult } from '#shared/kernel/gateway.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { httpLinks } from '#shared/testing/link-end.ts'
import { dynoxideMissing } from '#shared/testing/dynoxide.ts'
import { sqs } from '#shared/testing/scenario.ts'
import { openAccount, type Account } from './account.ts'
import { beside, bundle } from '#infra/bundle.ts'
import { startFunction, type Invoked } from './function.ts'

/** Minified, as deployed. Workers carry tools of any size and have no budget. */
const budgetBytes = 600_000

const manifests: readonly Manifest[] = [quoting, contracts, production, quality, logistics, support]
const edges = ['http', 'inbox', 'relay'] as const
type Built = { readonly service: string; readonly name: string; readonly file: string; readonly bytes: number; readonly inputs: readonly string[]; readonly left: readonly string[] }

const folder = await mkdtemp(join(tmpdir(), 'throughline-lambda-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const made = async (service: string, entry: string, name: string, file: string): Promise<Built> => {
  const metafile = await bundle({ entry: `services/${service}/${entry}.ts`, names: [name], outfile: join(folder, service, file) })
  const [output] = Object.values(metafile.outputs)
  if (!output) throw new Error('nothing was written')
  const inputs = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path)
  return { service, name, file: join(folder, service, file), bytes: output.bytes, inputs, left: output.imports.filter(({ path }) => !isBuiltin(path)).map(({ path, kind }) => `${kind} ${path}`) }
}

const functions = await Promise.all(manifests.flatMap(({ contract: { service } }) => edges.map((edge) => made(service, 'lambda', edge, `${edge}.mjs`))))
const workers = await Promise.all(manifests.flatMap(({ contract: { service }, workers: named }) => Object.keys(named).map((name) => made(service, 'lambda-workers', name, `${name}.mjs`))))
const fileOf = (service: string, name: string): string => [...functions, ...workers].find((each) => each.service === service && each.name === name)?.file ?? ''

describe('bundles', () => {
  it('are within the budget', () => {
    const size = (service: string, edge: string) => Math.round((functions.find((each) => each.service === service && each.name === edge)?.bytes ?? 0) / 1000)
    console.log('KB minified:')
    console.table(Object.fromEntries(manifests.map(({ contract: { service } }) => [service, Object.fromEntries(edges.map((edge) => [edge, size(service, edge)]))])))
    console.table(Object.fromEntries(workers.map(({ name, bytes }) => [name, Math.round(bytes / 1000)])))
    expect(functions).toHaveLength(18)
    expect(functions.filter(({ bytes }) => bytes > budgetBytes).map(({ service, name, bytes }) => `${service} ${name} ${bytes}`)).toEqual([])
  })

  it('carry no heavy tool, nothing of the one-machine world and nothing of another service but its contract', () => {
    const foreign = (service: string, path: string) => new RegExp(`^services/(?!${service}/)[a-z]+/(?!.*(contract|events|-view|-input|plan-content|examples|stripe-event)\\.ts$)`).test(path)
    const heavy = /node_modules\/(pdfkit|fontkit|bwip-js|replicad-opencascadejs|oidc-provider)\/|shared\/documents\/(?!tools)|\/geometry\/(?!report|measurement)|adapters\/local\/(?!clock|ids|log)|^local\/|kernel\/openapi\.ts/
    expect(functions.flatMap(({ service, name, inputs }) => inputs.filter((path) => heavy.test(path) || foreign(service, path)).map((path) => `${service} ${name}: ${path}`))).toEqual([])
  })

  it('hold one entry point each: a relay knows neither the table nor a handler', () => {
    const relays = functions.filter(({ name }) => name === 'relay').flatMap(({ inputs }) => inputs)
    expect(relays.filter((path) => /client-(dynamodb|s3|secrets-manager)|\/(handlers|kernel\/http)\.ts$|\/app\//.test(path))).toEqual([])
    expect(functions.filter(({ name }) => name === 'http').flatMap(({ inputs }) => inputs).filter((path) => path.includes('client-eventbridge'))).toEqual([])
  })

  it('leave out only what the SDK loads on demand on other machines', () => {
    const left = new Set([...functions, ...workers].flatMap((each) => each.left))
    expect([...left].filter((at) => !/^dynamic-import (@aws-sdk\/credential-provider-|@smithy\/(credential-provider-imds|core\/event-streams)$)/.test(at))).toEqual([])
  })
})

describe('workers, each in a process of its own', () => {
  it.each(workers)('$name of $service loads', async ({ file, name }) => {
    const worker = await startFunction(file, name, {})
    await worker.close()
  })

  it('print with the fonts and the colour profile that lie beside the bundle', async () => {
    const at = join(folder, 'print')
    await bundle({ entry: 'test/lambda/print.ts', names: ['print'], outfile: join(at, 'print.mjs') })
    await beside(at, 'documents')
    const printer = await startFunction(join(at, 'print.mjs'), 'print', {})
    const pdf = String(await printer.invoke({}))
    expect([pdf.slice(0, 5), pdf.includes('NotoSansTelugu')]).toEqual(['%PDF-', true])
    await printer.close()
  })
})

it('a function that lacks its environment says what is missing, and never a value', async () => {
  const inbox = await startFunction(fileOf('quoting', 'inbox'), 'inbox', { TABLE: 'secret-table', BUCKET: 'x' })
  await expect(inbox.invoke({ Records: [] })).rejects.toThrow(/^Error: environment: BUCKET, SECRET_PREFIX missing or malformed$/)
  await inbox.close()
})

const missing = dynoxideMissing()
if (missing !== undefined) console.log(`skipped: the bundles at work (${missing})`)

describe.skipIf(missing !== undefined)('quoting from its bundles', () => {
  let account: Account
  let running: { readonly [name in 'http' | 'inbox' | 'relay' | 'measureDocument']: Invoked }
  let buyer: Client<typeof quotingContract>

  beforeAll(async () => {
    account = await openAccount(quoting)
    await beside(join(folder, 'quoting'), 'geometry')
    const { http, inbox, relay } = account.env
    const start = (name: string, env: { readonly [variable: string]: string }) => startFunction(fileOf('quoting', name), name, env)
    const [a, b, c, d] = await Promise.all([start('http', http), start('inbox', inbox), start('relay', relay), start('measureDocument', inbox)])
    running = { http: a, inbox: b, relay: c, measureDocument: d }
    buyer = client(quotingContract, over(running.http, await account.tokenFor(claimsFor('buyer'))), () => `key-${(keys += 1)}-of-a-test`)
  })
  afterAll(async () => {
    await Promise.all(Object.values(running).map(({ close }) => close()))
    await account.close()
  })

  it('opens a request, reads it back, lists it and refuses whoever has no token', async () => {
    const sent = over(running.http, await account.tokenFor(claimsFor('buyer')))
    const body = JSON.stringify(exampleWishes)
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'key-of-a-bundle' }
    const opened = await sent({ method: 'POST', path: '/rfqs', headers, body })
    expect([opened.status, opened.headers['etag']]).toEqual([201, '"1"'])
    expect(await sent({ method: 'POST', path: '/rfqs', headers, body })).toEqual(opened)
    const [{ rfqId = '' } = {}] = (await value(buyer.listRequests({ query: { limit: 10 } }))).items
    const read = await sent({ method: 'GET', path: `/rfqs/${rfqId}`, headers: {} })
    expect([read.status, read.body]).toEqual([200, opened.body])
    expect((await over(running.http, 'nobody')({ method: 'GET', path: `/rfqs/${rfqId}`, headers: {} })).status).toBe(401)
    expect((await over(running.http, await account.tokenFor(claimsFor('buyer', 'borealis')))({ method: 'GET', path: `/rfqs/${rfqId}`, headers: {} })).status).toBe(404)
    expect(running.http.log()).toMatch(/^\{"level":"info","time":"[^"]+","message":"request","service":"quoting".*"status":201\}$/m)
  })

  it('relays what was committed, measures the file in the worker, and hears of the dispatch once', async () => {
    const step = await readFile(join(import.meta.dirname, '../../services/quoting/geometry/samples/mfcad_0-0-0-2-11-23.step'))
    const { rfqId, orderId } = await value(buyer.openRequest({ body: exampleWishes }))
    const file = { sha256: sha256(step), contentType: 'model/step' }
    expect(await httpLinks.put(await value(buyer.requestUpload({ body: { ...file, bytes: step.length } })), step)).toBe(true)
    await value(buyer.attachDocument({ params: { rfqId }, version: 1, body: { ...file, name: 'part.step', revision: 'A', exportClass: 'confidential' } }))

    expect(await running.relay.invoke(await account.streamOf(rfqId))).toEqual({ batchItemFailures: [] })
    const heard = account.bus.heard('throughline.quoting', 'MeasurementRequested')
    expect(heard).toHaveLength(1)
    const [{ detail }] = z.tuple([z.object({ detail: Envelope })]).parse(heard)
    const measuring = sqs([['throughline.quoting', detail]])
    expect(await running.measureDocument.invoke(measuring)).toEqual({ batchItemFailures: [] })
    expect((await value(buyer.readRequest({ params: { rfqId } }))).documents[0]?.analysis).toMatchObject({ status: 'Measured' })

    const shipped = sqs([['throughline.logistics', shippedEvent(orderId)], ['throughline.logistics', { ...shippedEvent('ord_unheard-of'), id: 'shp_2.1.0' }]])
    const notYet = { batchItemFailures: [{ itemIdentifier: 'message-1' }] }
    expect(await running.inbox.invoke(shipped)).toEqual(notYet)
    expect(await running.inbox.invoke(shipped)).toEqual(notYet)
    const rfq = await value(buyer.readRequest({ params: { rfqId } }))
    expect([rfq.fulfilment, rfq.version]).toMatchObject([[{ shipmentId: 'shp_1', status: 'Shipped' }], 4])
  })
})

let keys = 0

/** The way API Gateway takes a request to the function. */
const over = (http: Invoked, token: string): Transport => async ({ method, path, headers, body }) => {
  const url = new URL(path, 'https://api.test')
  const matched = matcher(quotingContract)(method, url.pathname)
  if (!('routeKey' in matched)) throw new Error(`no route for ${path}`)
  const plain = { method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: { ...headers, authorization: `Bearer ${token}` }, body, requestId: `request-${(keys += 1)}`, sourceIp: '127.0.0.1', time: '2026-03-02T08:00:00.000Z' }
  // What the function answers is its own promise; the test is about whether it keeps it.
  const answer = (await http.invoke(gatewayEvent(plain, matched))) as GatewayResult
  return { status: answer.statusCode ?? 0, headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, each]) => [name, String(each)])), body: JSON.parse(answer.body ?? 'null') }
}

const value = async <T>(answer: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: { readonly code: string; readonly detail: string } }>): Promise<T> => {
  const answered = await answer
  if (!answered.ok) throw new Error(`${answered.problem.code}: ${answered.problem.detail}`)
  return answered.value
}

const shippedEvent = (orderId: string): Envelope => ({
  id: 'shp_1.1.0', type: 'Shipped', schemaVersion: 1, orderId, aggregateId: 'shp_1', aggregateVersion: 1, occurredAt: '2026-03-02T08:00:00.000Z',
  exportClass: 'confidential', actor: { kind: 'user', id: 'clerk', name: 'Carl Clerk' }, causationId: 'request-1', correlationId: 'request-1',
  data: {
    shipmentId: 'shp_1', number: 'SHP-1', customerId: 'cus_aurora', carrier: 'Test', incoterm: 'DAP', place: 'Stuttgart', dispatchedAt: '2026-03-02T08:00:00.000Z', riskTransferred: false,
    packages: [{ packageId: 'pkg_1', sscc: '340123450000000018', trackingNumber: 'T1', lots: [{ lotId: 'lot_1', lotNumber: 'LOT-1', quantity: 20 }] }],
  },
})
