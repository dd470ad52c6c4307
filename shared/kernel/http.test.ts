import { beforeEach, describe, expect, it } from 'vitest'
import type { Incoming } from './client.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { sample, sampleService, sampleWorkers } from '#shared/testing/sample-service.ts'
import { plainToken, workshop, type Workshop } from '#shared/testing/scenario.ts'
import { signStripe } from './webhook.ts'

let book: Workshop<typeof sample>
beforeEach(() => {
  book = workshop(sample, sampleService, { workers: sampleWorkers, tools: { check: async () => 1 }, secrets: { NOTES_WEBHOOK_SECRET: 'whsec_test' } })
})

const bearer = (role: 'buyer' | 'support-agent' | 'planner', customer: 'aurora' | 'borealis' = 'aurora') => ({ authorization: `Bearer ${plainToken(claimsFor(role, customer))}`, 'content-type': 'application/json' })
const open = async (text = 'A scratch.') => {
  const opened = await book.as('buyer').openNote({ body: { text } })
  if (!opened.ok) throw new Error(opened.problem.detail)
  return opened.value
}
const post = (path: string, headers: { [name: string]: string }, body = '{}'): Promise<Incoming> => book.send({ method: 'POST', path, headers, body })

describe('a reply', () => {
  it('is created, carries its version as ETag, and reads back the same', async () => {
    const answer = await post('/notes', { ...bearer('buyer'), 'idempotency-key': 'first-key' }, '{"text":"A scratch."}')
    expect(answer).toMatchObject({ status: 201, headers: { etag: '"1"', 'cache-control': 'no-store' }, body: { text: 'A scratch.', version: 1, status: 'Open', number: 'CAS-000001' } })
    const read = await book.as('buyer').listNotes({})
    expect(read).toMatchObject({ ok: true, value: { items: [answer.body] } })
  })
})

describe('who may', () => {
  it('nobody without a token, with a broken one, or with a role the route does not name', async () => {
    expect((await post('/notes', { 'content-type': 'application/json' })).body).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect((await post('/notes', { authorization: `Bearer ${Buffer.from('{}').toString('base64url')}` })).body).toMatchObject({ status: 401 })
    expect((await post('/notes', bearer('planner'))).body).toMatchObject({ status: 403, code: 'forbidden', detail: expect.stringContaining('buyer') })
  })

  it("another customer's things are not found, to read and to change", async () => {
    const { caseId } = await open()
    expect(await book.as('buyer', 'borealis').readNote({ params: { caseId } })).toMatchObject({ ok: false, problem: { status: 404, code: 'not-found' } })
    expect(await book.as('buyer', 'borealis').listNotes({})).toMatchObject({ ok: true, value: { items: [] } })
    expect(await book.as('support-agent').readNote({ params: { caseId } })).toMatchObject({ ok: true })
  })

  it('a buyer without a customer, or a mix of inside and outside roles, gets in nowhere', async () => {
    for (const claims of [{ sub: 'x', roles: ['buyer' as const] }, { sub: 'x', roles: ['buyer' as const, 'planner' as const], customerId: 'cus_aurora' }, { sub: 'x', roles: [] }]) {
      const answer = await book.send({ method: 'GET', path: '/notes', headers: { authorization: `Bearer ${plainToken(claims)}` } })
      expect(answer.status).toBe(403)
    }
  })
})

describe('repeating a request', () => {
  const headers = () => ({ ...bearer('buyer'), 'idempotency-key': 'same-key-1' })

  it('answers the same and does it once', async () => {
    const first = await post('/notes', headers(), '{"text":"once"}')
    const second = await post('/notes', headers(), '{ "text" : "once" }')
    expect(second).toEqual(first)
    expect(await book.as('buyer').listNotes({})).toMatchObject({ value: { items: [{ text: 'once' }] } })
  })

  it('refuses the key for another body, and needs one', async () => {
    await post('/notes', headers(), '{"text":"once"}')
    expect((await post('/notes', headers(), '{"text":"twice"}')).body).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
    expect((await post('/notes', bearer('buyer'), '{"text":"x"}')).body).toMatchObject({ status: 400, code: 'idempotency-key-missing' })
  })

  it('keys of two people do not meet', async () => {
    await post('/notes', headers(), '{"text":"mine"}')
    const other = await post('/notes', { ...bearer('buyer', 'borealis'), 'idempotency-key': 'same-key-1' }, '{"text":"theirs"}')
    expect(other).toMatchObject({ status: 201, body: { text: 'theirs' } })
  })
})

describe('changing what one has seen', () => {
  it('needs If-Match, refuses a stale one, takes the right one', async () => {
    const { caseId } = await open()
    const path = `/notes/${caseId}/closing`
    const keyed = (key: string) => ({ ...bearer('support-agent'), 'idempotency-key': key })
    expect((await post(path, keyed('key-0001'))).body).toMatchObject({ status: 428, code: 'if-match-missing' })
    expect((await post(path, { ...keyed('key-0002'), 'if-match': '*' })).body).toMatchObject({ status: 400, code: 'if-match-invalid' })
    expect((await post(path, { ...keyed('key-0003'), 'if-match': '"7"' })).body).toMatchObject({ status: 412, code: 'stale-version', detail: expect.stringContaining('version 7') })
    expect(await post(path, { ...keyed('key-0004'), 'if-match': '"1"' })).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { status: 'Closed' } })
  })

  it("a refusal is told in the reader's language, and nothing is written", async () => {
    const { caseId, number } = await open()
    await book.as('support-agent').closeNote({ params: { caseId }, version: 1, body: {} })
    const again = (language: string, key: string) => post(`/notes/${caseId}/closing`, { ...bearer('support-agent'), 'idempotency-key': key, 'if-match': '"2"', 'accept-language': language })
    expect((await again('en', 'key-en-1')).body).toMatchObject({ status: 409, code: 'note-closed', detail: `Note ${number} is closed already.` })
    expect(await again('te-IN,en;q=0.5', 'key-te-1')).toMatchObject({ headers: { 'content-language': 'te' }, body: { detail: `${number} గమనిక ఇప్పటికే ముగిసింది.`, title: 'ఇప్పుడు సాధ్యం కాదు' } })
    expect(await book.as('support-agent').readNote({ params: { caseId } })).toMatchObject({ value: { version: 2 } })
  })
})

describe('bad input', () => {
  const keyed = () => ({ ...bearer('buyer'), 'idempotency-key': 'some-key-1' })
  it.each([
    ['malformed JSON', '{"text":', 400, 'malformed-json', undefined],
    ['an unknown field', '{"text":"x","colour":"red"}', 400, 'invalid-request', [{ pointer: '/', detail: expect.stringContaining('colour') }]],
    ['a wrong type', '{"text":5}', 400, 'invalid-request', [{ pointer: '/text', detail: 'expected: string' }]],
    ['a text too long', JSON.stringify({ text: 'x'.repeat(51) }), 400, 'invalid-request', [{ pointer: '/text', detail: 'at most 50' }]],
    ['an empty body', '', 400, 'malformed-json', undefined],
    ['a list', '[]', 400, 'invalid-request', [{ pointer: '/', detail: 'expected: object' }]],
    ['a body over 1 MB', JSON.stringify({ text: 'x'.repeat(1_000_001) }), 413, 'body-too-large', undefined],
  ])('%s', async (_, body, status, code, errors) => {
    const answer = await post('/notes', keyed(), body)
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/problem+json; charset=utf-8' }, body: { code, status, ...(errors && { errors }) } })
  })

  it('another media type', async () => {
    expect((await post('/notes', { ...keyed(), 'content-type': 'text/plain' }, '{"text":"x"}')).body).toMatchObject({ status: 415 })
  })

  it('a query that does not fit', async () => {
    const answer = await book.send({ method: 'GET', path: '/notes?limit=0', headers: bearer('buyer') })
    expect(answer.body).toMatchObject({ status: 400, errors: [{ pointer: '/query/limit', detail: 'at least 1' }] })
  })
})

describe('pages', () => {
  it('follow a sealed marker, which nobody can read, alter or use elsewhere', async () => {
    for (const text of ['a', 'b', 'c']) await open(text)
    const first = await book.as('buyer').listNotes({ query: { limit: 2 } })
    if (!first.ok || first.value.next === undefined) throw new Error('no second page')
    const second = await book.as('buyer').listNotes({ query: { limit: 2, after: first.value.next } })
    expect([first, second].map((page) => page.ok && page.value.items.map(({ text }) => text))).toEqual([['a', 'b'], ['c']])
    for (const after of [`x${first.value.next}`, 'nonsense', `${first.value.next.slice(0, -4)}AAAA`, Buffer.from('{"pk":"x"}').toString('base64url')]) {
      expect(await book.as('buyer').listNotes({ query: { after } })).toMatchObject({ ok: false, problem: { status: 400, code: 'invalid-cursor' } })
    }
    expect(Buffer.from(first.value.next, 'base64url').toString('latin1')).not.toContain('cas_')
    expect(await book.as('buyer', 'borealis').listNotes({ query: { after: first.value.next } })).toMatchObject({ ok: false, problem: { code: 'invalid-cursor' } })
  })
})

describe('webhooks', () => {
  const deliver = (body: string, signature: string) => post('/webhooks/notes', { 'content-type': 'application/json', 'stripe-signature': signature }, body)

  it('apply once, whatever is repeated; refuse what is not signed, or long ago', async () => {
    const { caseId } = await open()
    const body = JSON.stringify({ id: 'evt_1', note: caseId, more: 'fields' })
    const now = book.clock.now()
    expect(await deliver(body, signStripe('whsec_test', body, now))).toMatchObject({ status: 200, body: { received: true, outcome: 'applied' } })
    book.clock.advance(60)
    expect(await deliver(body, signStripe('whsec_test', body, book.clock.now()))).toMatchObject({ status: 200, body: { outcome: 'applied' } })
    expect((await deliver(body, signStripe('other', body, now))).body).toMatchObject({ status: 401, code: 'signature-invalid' })
    expect((await deliver(body, '')).body).toMatchObject({ status: 401, code: 'signature-invalid' })
    book.clock.advance(600)
    expect((await deliver(body, signStripe('whsec_test', body, now))).body).toMatchObject({ status: 401, code: 'signature-too-old' })
    expect(await book.as('support-agent').readNote({ params: { caseId } })).toMatchObject({ value: { seen: 1 } })
  })
})
