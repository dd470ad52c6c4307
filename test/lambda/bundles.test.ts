import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
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
import { client, type Client } from '#shared/kernel/client.ts'
import { Envelope } from '#shared/kernel/envelope.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { httpLinks } from '#shared/testing/link-end.ts'
import { dynoxideMissing } from '#shared/testing/dynoxide.ts'
import { sqs } from '#shared/testing/scenario.ts'
import { openAccount, type Account } from './account.ts'
import { beside, bundle } from '#infra/bundle.ts'
import { functionsOf } from '#infra/functions.ts'
import { startFunction, type Invoked } from './function.ts'
import { over, shippedEvent, value } from './quoting.ts'

/** Minified, as deployed. Workers carry tools of any size and have no budget. */
const budgetBytes = 600_000

const manifests: readonly Manifest[] = [quoting, contracts, production, quality, logistics, support]
const edges = ['http', 'inbox', 'relay'] as const
type Built = {
  readonly service: string
  readonly kind: string
  readonly name: string
  readonly at: string
  readonly bytes: number
  readonly inputs: readonly string[]
  readonly laterInputs: readonly string[]
  readonly left: readonly string[]
}

const folder = await mkdtemp(join(tmpdir(), 'throughline-lambda-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Each in a folder of its own, as deployed. */
const made = async (manifest: Manifest): Promise<readonly Built[]> => {
  const { service } = manifest.contract
  return Promise.all(functionsOf(manifest).filter(({ kind }) => kind !== 'webhook').map(async ({ kind, name, entry, exported }) => {
    const at = join(folder, service, name)
    const { atOnce, later } = await bundle({ entry, names: [exported], folder: at })
    const all = [...atOnce, ...later]
    return {
      service, kind, name, at, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), left: all.flatMap(({ left }) => left),
      inputs: atOnce.flatMap(({ inputs }) => inputs), laterInputs: later.flatMap(({ inputs }) => inputs),
    }
  }))
}

const built = (await Promise.all(manifests.map(made))).flat()
const functions = built.filter(({ kind }) => kind !== 'worker')
const workers = built.filter(({ kind }) => kind === 'worker')
const folderOf = (service: string, name: string): string => built.find((each) => each.service === service && each.name === name)?.at ?? ''
const fileOf = (service: string, name: string): string => join(folderOf(service, name), 'index.mjs')

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
    const heavy = /node_modules\/(pdfkit|fontkit|bwip-js|replicad-opencascadejs|oidc-provider|unpdf)\/|services\/quoting\/drawing\/|shared\/documents\/(?!tools)|\/geometry\/(?!report|measurement)|adapters\/local\/(?!clock|ids|log)|^local\/|kernel\/openapi\.ts/
    expect(functions.flatMap(({ service, name, inputs, laterInputs }) => [...inputs, ...laterInputs].filter((path) => heavy.test(path) || foreign(service, path)).map((path) => `${service} ${name}: ${path}`))).toEqual([])
  })

  it('hold one entry point each: a relay knows neither the table nor anything of a service', () => {
    const relays = functions.filter(({ name }) => name === 'relay')
    expect(relays.flatMap(({ inputs, laterInputs }) => [...inputs, ...laterInputs]).filter((path) => /client-(dynamodb|s3|secrets-manager)|kernel\/(http|contract)\.ts$|^services\//.test(path))).toEqual([])
    expect(functions.filter(({ name }) => name === 'http').flatMap(({ inputs }) => inputs).filter((path) => path.includes('client-eventbridge'))).toEqual([])
  })

  it('load at once what every event needs, and on first use what only some need (docs/adr/0018)', () => {
    const clients = (inputs: readonly string[]) => [...new Set(inputs.flatMap((path) => /client-(dynamodb|eventbridge|s3|secrets-manager)\//.exec(path)?.[1] ?? []))].toSorted()
    const seen = new Set(built.map(({ kind, inputs, laterInputs }) => `${kind}: ${clients(inputs).join(', ')}; later ${clients(laterInputs).join(', ')}`))
    expect([...seen].toSorted()).toEqual([
      'http: dynamodb; later s3, secrets-manager', 'inbox: dynamodb; later s3, secrets-manager', 'relay: eventbridge; later ', 'worker: dynamodb, s3; later secrets-manager',
    ])
    // What is loaded later is one adapter with its client each, and never the service itself.
    expect(built.flatMap(({ laterInputs }) => laterInputs).filter((path) => /^services\/|^shared\/(?!adapters\/aws\/(cognito|directory|files|mail|people|secrets)\.ts$|adapters\/file-rules\.ts$|kernel\/(hash|mail)\.ts$|adapters\/aws\/errors\.ts$)/.test(path))).toEqual([])
  })

  it('leave out only what the SDK loads on demand on other machines', () => {
    const left = new Set([...functions, ...workers].flatMap((each) => each.left))
    expect([...left].filter((at) => !/^dynamic-import (@aws-sdk\/credential-provider-|@smithy\/(credential-provider-imds|core\/event-streams)$)/.test(at))).toEqual([])
  })
})

describe('workers, each in a process of its own', () => {
  it.each(workers)('$name of $service loads', async ({ service, name }) => {
    const worker = await startFunction(fileOf(service, name), name, {})
    await worker.close()
  })

  it('print with the fonts and the colour profile that lie beside the bundle', async () => {
    const at = join(folder, 'print')
    await bundle({ entry: 'test/lambda/print.ts', names: ['print'], folder: at })
    await beside(at, 'documents')
    const printer = await startFunction(join(at, 'index.mjs'), 'print', {})
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

let keys = 0

describe.skipIf(missing !== undefined)('quoting from its bundles', () => {
  let account: Account
  let running: { readonly [name in 'http' | 'inbox' | 'relay' | 'measureDocument']: Invoked }
  let buyer: Client<typeof quotingContract>

  beforeAll(async () => {
    account = await openAccount(quoting)
    await beside(folderOf('quoting', 'measureDocument'), 'geometry')
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

  it('tries again what it could not load on first use', async () => {
    const at = folderOf('quoting', 'http')
    const [adapter = ''] = (await readdir(at)).filter((name) => name.startsWith('files-'))
    const ask = () => buyer.requestUpload({ body: { sha256: '0'.repeat(64), contentType: 'model/step', bytes: 1 } })
    await rename(join(at, adapter), join(at, 'away'))
    expect(await ask()).toMatchObject({ ok: false, problem: { code: 'defect' } })
    await rename(join(at, 'away'), join(at, adapter))
    expect((await value(ask())).url).toContain('0'.repeat(64))
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
