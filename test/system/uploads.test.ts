import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { change, must, until } from '#local/demo/shop.ts'
import { exampleWishes } from '#services/quoting/examples.ts'
import { links } from '#shared/adapters/local/link.ts'
import { sha256 as hashOf } from '#shared/kernel/hash.ts'
import { seededRandom } from '#shared/adapters/local/ids.ts'
import { newKey, problemIn, raw, run, type Answer, type Running } from './running.ts'

let here: Running
beforeAll(async () => { here = await run() })
afterAll(async () => {
  await here.stop()
  expect(here.errors(), 'bad input is no defect of ours').toEqual([])
})

const samples = join(import.meta.dirname, '../../services/quoting/geometry/samples')
const whole = await readFile(join(samples, 'mfcad_0-0-0-2-11-23.step'))
const random = (seed: number, size: number): Buffer => {
  const next = seededRandom(seed)
  return Buffer.from(Array.from({ length: size }, () => Math.floor(next() * 256)))
}

const linkFor = (bytes: Uint8Array, declared = bytes.byteLength) => must(here.shop.quoting('buyer').requestUpload({ body: { sha256: hashOf(bytes), bytes: declared, contentType: 'model/step' } }))
const put = (url: string, body: Buffer, headers: { [name: string]: string } = { 'content-type': 'model/step' }): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port, pathname, search } = new URL(url)
    const request = httpRequest({ hostname, port, method: 'PUT', path: pathname + search, headers: { ...headers, 'content-length': body.byteLength }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: { 'content-type': response.headers['content-type'] }, text: Buffer.concat(chunks).toString() }))
    })
    request.once('error', reject)
    request.end(body)
  })

/** Files of the quoting service on disk, beside their content types; parts of uploads too. */
const stored = async (): Promise<string[]> => (await readdir(join(here.directory, 'files/quoting'), { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).map(({ name }) => name).toSorted()

/** A request with one STEP file attached and submitted, once the file has been looked at. */
const analysed = async (name: string, bytes: Buffer) => {
  const buyer = here.shop.quoting('buyer')
  const link = await linkFor(bytes)
  await here.shop.upload('quoting', link, bytes, hashOf(bytes))
  const { rfqId } = await must(buyer.openRequest({ body: exampleWishes }))
  const read = () => buyer.readRequest({ params: { rfqId } })
  await change(read, ({ version }) => buyer.attachDocument({ params: { rfqId }, version, body: { sha256: hashOf(bytes), name, contentType: 'model/step', revision: 'A', exportClass: 'confidential' } }))
  await change(read, ({ version }) => buyer.submitRequest({ params: { rfqId }, version, body: {} }))
  return until(here.shop, 'the analysis', async () => {
    const rfq = await must(read())
    return rfq.documents[0]?.analysis.status === 'Pending' ? undefined : rfq
  })
}

describe('a broken STEP file', () => {
  it.each<[string, () => Buffer]>([
    ['cut off in the middle', () => whole.subarray(0, whole.length / 2)],
    ['of random bytes', () => random(7, 20_000)],
    ['with random bytes in the middle', () => Buffer.concat([whole.subarray(0, whole.length / 2), random(8, 500), whole.subarray(whole.length / 2)])],
    ['of one line feed', () => Buffer.from('\n')],
    ['that is a picture', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), random(9, 5000)])],
    ['with a header and nothing in it', () => Buffer.from("ISO-10303-21;HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');FILE_SCHEMA(('AUTOMOTIVE_DESIGN'));ENDSEC;DATA;ENDSEC;END-ISO-10303-21;")],
  ])('%s waits for a person with a reason, and the request lives', async (_, bytes) => {
    const rfq = await analysed('broken.step', bytes())
    expect(rfq).toMatchObject({ status: 'Submitted', documents: [{ bytes: bytes().byteLength, analysis: { status: 'NeedsPerson', code: expect.stringMatching(/^[a-z-]+$/), message: expect.stringMatching(/\w{3}/) } }] })
    const sales = here.shop.quoting('sales-engineer')
    await must(sales.startReview({ params: { rfqId: rfq.rfqId }, version: rfq.version, body: {} }))
  })

  it('does not spoil the next one', async () => {
    const rfq = await analysed('whole.step', whole)
    expect(rfq.documents[0]?.analysis.status).toBe('Measured')
  })
})

describe('a link', () => {
  it.each([
    ['for nothing', { bytes: 0 }, '/bytes', /1/],
    ['for 300 MB', { bytes: 300_000_000 }, '/bytes', /200000000/],
    ['for a file without a hash', { sha256: 'abc' }, '/sha256', /64/],
  ])('%s is not made', async (_, wrong, pointer, detail) => {
    const body = { sha256: '0'.repeat(64), bytes: 10, contentType: 'model/step', ...wrong }
    const problem = problemIn(await here.ask({ method: 'POST', path: '/api/quoting/uploads', as: 'buyer-aurora', headers: { 'idempotency-key': newKey() }, body }), 400, 'invalid-request')
    expect(problem.errors).toEqual([{ pointer, detail: expect.stringMatching(detail) }])
  })

  const refusals: [string, string, (url: URL) => Promise<Answer> | Answer][] = [
    ['to another file', 'link-invalid', (url) => put(url.href.replace(/[0-9a-f]{64}/, '1'.repeat(64)), Buffer.from('a part'))],
    ['with more bytes', 'link-invalid', (url) => { url.searchParams.set('bytes', '7'); return put(url.href, Buffer.from('a part!')) }],
    ['that lasts longer', 'link-invalid', (url) => { url.searchParams.set('expires', '2099-01-01T00:00:00.000Z'); return put(url.href, Buffer.from('a part')) }],
    ['without its signature', 'link-invalid', (url) => { url.searchParams.delete('signature'); return put(url.href, Buffer.from('a part')) }],
    ['of another service', 'link-invalid', (url) => put(url.href.replace('/files/quoting/', '/files/contracts/'), Buffer.from('a part'))],
    ['used to read', 'link-invalid', (url) => raw(here.address, { method: 'GET', path: url.pathname + url.search, headers: {} })],
    ['leading out of the folder', 'link-invalid', (url) => raw(here.address, { method: 'PUT', path: `/files/quoting/..%2f..%2fsecrets.json${url.search}`, headers: { 'content-type': 'model/step' }, body: 'a part' })],
    ['of another type', 'upload-type-differs', (url) => put(url.href, Buffer.from('a part'), { 'content-type': 'text/html' })],
    ['with other bytes of the same length', 'upload-hash-differs', (url) => put(url.href, Buffer.from('a cart'))],
    ['with nothing', 'upload-size-differs', (url) => put(url.href, Buffer.alloc(0))],
    ['with too little', 'upload-size-differs', (url) => put(url.href, Buffer.from('a par'))],
    ['with one byte too many', 'upload-size-differs', (url) => put(url.href, Buffer.from('a part!'))],
  ]
  it.each(refusals)('%s is refused, and nothing is stored', async (_, code, attempt) => {
    const before = await stored()
    const bytes = Buffer.from('a part')
    const answer = await attempt(new URL((await linkFor(bytes)).url))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    problemIn(answer, answer.status, code)
    expect(await stored()).toEqual(before)
  })

  it('that has expired is refused', async () => {
    const bytes = Buffer.from('late')
    const past = links({ baseUrl: `${here.address}/files/quoting`, secret: await here.system.secrets.get('FILE_LINK_KEY'), clock: { now: () => '2026-01-01T08:00:00.000Z' } })
    const { url } = past.make({ method: 'PUT', owner: 'cus_aurora', sha256: hashOf(bytes), params: { bytes: '4', type: 'model/step' } })
    const answer = await put(url, bytes)
    problemIn(answer, answer.status, 'link-expired')
    expect(answer.status).toBeLessThan(500)
  })

  it('works as it was given, twice', async () => {
    const bytes = Buffer.from('a part that is right')
    const link = await linkFor(bytes)
    for (let time = 0; time < 2; time += 1) expect((await put(link.url, bytes)).status).toBe(200)
    expect((await stored()).filter((name) => name === hashOf(bytes))).toHaveLength(1)
  })

  it('of a file that never came attaches nothing', async () => {
    const { rfqId } = await must(here.shop.quoting('buyer').openRequest({ body: exampleWishes }))
    const body = { sha256: 'f'.repeat(64), name: 'gone.step', contentType: 'model/step', revision: 'A', exportClass: 'confidential' }
    const problem = problemIn(await here.ask({ method: 'POST', path: `/api/quoting/rfqs/${rfqId}/documents`, as: 'buyer-aurora', headers: { 'idempotency-key': newKey(), 'if-match': '"1"' }, body }), 422, 'file-not-uploaded')
    expect(problem.errors?.[0]?.pointer).toBe('/sha256')
    expect(await must(here.shop.quoting('buyer').readRequest({ params: { rfqId } }))).toMatchObject({ version: 1, documents: [] })
  })
})

describe('somebody who says a thousand bytes and sends 300 MB', () => {
  const chunk = Buffer.alloc(65_536, 0x41)
  const most = 300_000_000

  /** Streams until it is through or cut off; tells how far it came and what was answered. */
  const flood = async (path: string, headers: { [name: string]: string | number }, method = 'PUT') => {
    const { hostname, port } = new URL(here.address)
    const request = httpRequest({ hostname, port, method, path, headers, agent: false })
    let [over, sent, peak] = [false, 0, 0]
    const answered = new Promise<Answer | undefined>((resolve) => {
      request.once('response', (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: { 'content-type': response.headers['content-type'] }, text: Buffer.concat(parts).toString() }))
        response.once('error', () => resolve(undefined))
      })
      request.once('error', () => resolve(undefined))
      request.once('close', () => resolve(undefined))
    }).finally(() => { over = true })
    const before = process.memoryUsage().rss
    while (!over && sent < most) {
      const goesOn = request.write(chunk)
      sent += chunk.byteLength
      peak = Math.max(peak, process.memoryUsage().rss - before)
      if (!goesOn) await Promise.race([once(request, 'drain').catch(() => undefined), answered])
    }
    if (!over) request.end()
    const answer = await answered
    request.destroy()
    return { answer, sent, peak }
  }

  it.each([
    ['of unknown length', {}],
    ['of the length it has', { 'content-length': most }],
  ])('in a body %s is stopped early with a clear answer, keeps nothing, costs no memory', async (_, headers) => {
    const before = await stored()
    const { url } = await linkFor(Buffer.from(createHash('sha256').update('flood').digest()), 1000)
    const { pathname, search } = new URL(url)
    const { answer, sent, peak } = await flood(pathname + search, { 'content-type': 'model/step', ...headers })
    expect(sent).toBeLessThan(most / 10)
    expect(peak).toBeLessThan(100_000_000)
    expect(await stored()).toEqual(before)
    expect(answer, 'the connection was closed without a word').toBeDefined()
    if (answer) problemIn(answer, answer.status, 'upload-size-differs')
  })

  it('as JSON is stopped at 1 MB with a clear answer', async () => {
    const { answer, sent, peak } = await flood('/api/quoting/rfqs', { 'content-type': 'application/json' }, 'POST')
    expect(sent).toBeLessThan(most / 10)
    expect(peak).toBeLessThan(100_000_000)
    expect(answer, 'the connection was closed without a word').toBeDefined()
    if (answer) problemIn(answer, 413, 'body-too-large')
  })

  it('and then the house still works', async () => {
    await must(here.shop.quoting('buyer').openRequest({ body: exampleWishes }))
  })
})
