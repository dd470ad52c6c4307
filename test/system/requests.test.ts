import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must } from '#local/demo/shop.ts'
import { exampleWishes } from '#services/quoting/examples.ts'
import { json, newKey, problemIn, run, type Ask, type Running } from './running.ts'

let here: Running
beforeAll(async () => { here = await run() })
afterAll(async () => {
  await here.stop()
  expect(here.errors(), 'bad input is no defect of ours').toEqual([])
})

const opened = () => must(here.shop.quoting('buyer').openRequest({ body: exampleWishes }))
const reread = async (rfqId: string) => must(here.shop.quoting('buyer').readRequest({ params: { rfqId } }))
const count = async () => (await must(here.shop.quoting('buyer').listRequests({ query: { limit: 100 } }))).items.length
const open = (more: Partial<Ask>): Ask => ({ method: 'POST', path: '/api/quoting/rfqs', as: 'buyer-aurora', body: exampleWishes, ...more, headers: { 'idempotency-key': newKey(), ...more.headers } })
const say = (rfqId: string, headers: { [name: string]: string }, body: unknown = { text: 'Hello.' }): Ask => ({ method: 'POST', path: `/api/quoting/rfqs/${rfqId}/messages`, as: 'buyer-aurora', headers: { 'idempotency-key': newKey(), ...headers }, body })

describe('a body', () => {
  it.each<[string, Partial<Ask>, number, string, string | undefined]>([
    ['of malformed JSON', { body: '{"part":' }, 400, 'malformed-json', undefined],
    ['that is empty', { body: '' }, 400, 'malformed-json', undefined],
    ['with an unknown field', { body: { ...exampleWishes, colour: 'red' } }, 400, 'invalid-request', '/'],
    ['with a wrong type deep inside', { body: { ...exampleWishes, part: { ...exampleWishes.part, number: 5 } } }, 400, 'invalid-request', '/part/number'],
    ['with a number out of bounds', { body: { ...exampleWishes, quantities: [0] } }, 400, 'invalid-request', '/quantities/0'],
    ['that is a list', { body: [] }, 400, 'invalid-request', '/'],
    ['that is null', { body: 'null' }, 400, 'invalid-request', '/'],
    ['that nests a thousand levels deep', { body: { ...exampleWishes, notes: JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) } }, 400, 'invalid-request', '/notes/0'],
    ['that reaches for the prototype', { body: `{"__proto__":{"part":1},"constructor":1}` }, 400, 'invalid-request', '/part'],
    ['of another media type', { headers: { 'content-type': 'text/xml' }, body: '<rfq/>' }, 415, 'media-type-unsupported', undefined],
    ['over 1 MB', { body: { ...exampleWishes, material: 'x'.repeat(1_000_001) } }, 413, 'body-too-large', undefined],
  ])('%s', async (_, more, status, code, pointer) => {
    const before = await count()
    const problem = problemIn(await here.ask(open(more)), status, code)
    if (pointer !== undefined) expect(problem.errors?.map((each) => each.pointer)).toContain(pointer)
    expect(await count()).toBe(before)
  })

  it('with half a character (a lone surrogate) is refused or taken; never a defect', async () => {
    const answer = await here.ask(open({ body: JSON.stringify(exampleWishes).replace('Bearing', String.raw`\ud800`) }))
    expect(answer.status).toBeLessThan(500)
  })
})

describe('who asks', () => {
  it.each<[string, Ask, number, string]>([
    ['nobody', { path: '/api/quoting/rfqs' }, 401, 'unauthenticated'],
    ['a token that is none', { path: '/api/quoting/rfqs', headers: { authorization: 'Bearer abc.def.ghi' } }, 401, 'unauthenticated'],
    ['a token of another algorithm', { path: '/api/quoting/rfqs', headers: { authorization: `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"manager","roles":["manager"]}').toString('base64url')}.` } }, 401, 'unauthenticated'],
    ['a name and a password', { path: '/api/quoting/rfqs', headers: { authorization: 'Basic bWFuYWdlcjp0aHJvdWdobGluZQ==' } }, 401, 'unauthenticated'],
    ['the wrong role', { method: 'POST', path: '/api/quoting/rfqs', as: 'planner', headers: { 'idempotency-key': 'wrong-role-key' }, body: exampleWishes }, 403, 'forbidden'],
  ])('%s', async (_, ask, status, code) => {
    problemIn(await here.ask(ask), status, code)
  })

  it("another customer's buyer finds nothing, and the thing stays as it was", async () => {
    const rfq = await opened()
    problemIn(await here.ask({ path: `/api/quoting/rfqs/${rfq.rfqId}`, as: 'buyer-borealis' }), 404, 'not-found')
    problemIn(await here.ask({ ...say(rfq.rfqId, { 'if-match': '"1"' }), as: 'buyer-borealis' }), 404, 'not-found')
    expect(await reread(rfq.rfqId)).toEqual(rfq)
  })
})

describe('a change', () => {
  it('of a stale version names both versions and changes nothing', async () => {
    const { rfqId } = await opened()
    const first = await here.ask(say(rfqId, { 'if-match': '"1"' }))
    expect(first).toMatchObject({ status: 200, headers: { etag: '"2"' } })
    const { detail } = problemIn(await here.ask(say(rfqId, { 'if-match': '"1"' })), 412, 'stale-version')
    expect(detail).toMatch(/version 1\b.*version 2\b/)
    expect(await reread(rfqId)).toMatchObject({ version: 2 })
  })

  it.each([
    ['without If-Match', {}, 428, 'if-match-missing'],
    ['with a weak If-Match', { 'if-match': 'W/"1"' }, 400, 'if-match-invalid'],
    ['with If-Match: *', { 'if-match': '*' }, 400, 'if-match-invalid'],
  ])('%s', async (_, headers, status, code) => {
    const rfq = await opened()
    problemIn(await here.ask(say(rfq.rfqId, headers)), status, code)
    expect(await reread(rfq.rfqId)).toEqual(rfq)
  })

  it('that the thing is not ready for says why, and changes nothing', async () => {
    const { rfqId } = await opened()
    await must(here.shop.quoting('buyer').withdrawRequest({ params: { rfqId }, version: 1, body: { reason: 'No.' } }))
    const before = await reread(rfqId)
    const answer = await here.ask({ method: 'POST', path: `/api/quoting/rfqs/${rfqId}/submission`, as: 'buyer-aurora', headers: { 'idempotency-key': newKey(), 'if-match': `"${before.version}"` }, body: {} })
    expect(answer.status).toBe(409)
    problemIn(answer, 409, String((json(answer) as { code: string }).code))
    expect(await reread(rfqId)).toEqual(before)
  })
})

describe('an idempotency key', () => {
  it.each([['missing', undefined], ['too short', 'short'], ['with spaces', 'a key with spaces']])('%s is refused', async (_, key) => {
    const before = await count()
    const { headers: _given, ...rest } = open({})
    problemIn(await here.ask({ ...rest, headers: key === undefined ? {} : { 'idempotency-key': key } }), 400, 'idempotency-key-missing')
    expect(await count()).toBe(before)
  })

  it('used again for something else is refused; for the same it answers the same and does it once', async () => {
    const before = await count()
    const same = open({})
    const [first, second] = [await here.ask(same), await here.ask(same)]
    expect(first.status).toBe(201)
    expect([second.status, second.text]).toEqual([first.status, first.text])
    problemIn(await here.ask({ ...same, body: { ...exampleWishes, material: 'Steel' } }), 422, 'idempotency-key-reused')
    expect(await count()).toBe(before + 1)
  })

  it('of ten requests at once makes one thing', async () => {
    const before = await count()
    const same = open({})
    const answers = await Promise.all(Array.from({ length: 10 }, () => here.ask(same)))
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1)
    expect(answers.filter(({ status }) => status !== 201 && status !== 503)).toEqual([])
    expect(await count()).toBe(before + 1)
  })
})

describe('an address', () => {
  it.each([
    ['of no service', 'GET', '/api/nothing'], ['of no route', 'GET', '/api/quoting/nothing'], ['of the api itself', 'GET', '/api'], ['of a service itself', 'GET', '/api/quoting'],
    ['nobody knows', 'GET', '/nothing'], ['with a broken escape', 'GET', '/%zz'], ['with a broken escape inside', 'GET', '/api/%zz/rfqs'], ['with empty segments', 'GET', '/api//quoting//rfqs'],
    ['leading out', 'GET', '/api/quoting/../../../etc/passwd'], ['that is no path', 'GET', '//'], ['of an unknown file store', 'PUT', '/files/nothing/abc'],
  ])('%s is not found', async (_, method, path) => {
    problemIn(await here.ask({ method, path }), 404, 'route-not-found')
  })

  it.each([['%zz', '%zz'], ['%00', '%00'], ['..%2f', '..%2f..%2fsecrets'], ['4000 letters', 'x'.repeat(4000)], ['Telugu', 'rfq_%E0%B0%85'], ['constructor', 'constructor'], ['__proto__', '__proto__']])('of a thing that cannot be: %s', async (_, id) => {
    problemIn(await here.ask({ path: `/api/quoting/rfqs/${id}`, as: 'buyer-aurora' }), 404, 'not-found')
  })

  it.each([['nothing', ''], ['3000 letters', 'x'.repeat(3000)], ['half a character', '%ED%A0%80']])('of a list of what cannot be: %s', async (_, id) => {
    for (const path of [`/api/production/heats/${id}/lots`, `/api/contracts/orders/${id}/contracts`, `/api/quoting/orders/${id}/timeline`]) expect((await here.ask({ path, as: 'manager' })).status).toBeLessThan(500)
  })

  it.each([['DELETE', '/api/quoting/rfqs', 'GET, POST'], ['PATCH', '/api/quoting/rfqs/rfq_1', 'GET'], ['GET', '/api/quoting/rfqs/rfq_1/submission', 'POST'], ['GET', '/api/contracts/webhooks/payments', 'POST']])('does not take %s %s, and says what it takes', async (method, path, takes) => {
    const { detail } = problemIn(await here.ask({ method, path, as: 'manager' }), 405, 'method-not-allowed')
    for (const each of takes.split(', ')) expect(detail).toContain(each)
    expect(detail).toContain(method)
  })
})

describe('a query', () => {
  it.each([['limit=0', '/query/limit'], ['limit=many', '/query/limit'], ['limit=101', '/query/limit'], ['status=Nonsense', '/query/status'], ['colour=red', '/query/'], ['limit=1e9', '/query/limit']])('%s', async (query, pointer) => {
    const problem = problemIn(await here.ask({ path: `/api/quoting/rfqs?${query}`, as: 'buyer-aurora' }), 400, 'invalid-request')
    expect(problem.errors?.map((each) => each.pointer)).toContain(pointer)
  })

  it.each(['nonsense', 'a.b', '.', '%00', Buffer.from('{"pk":"rfq#1"}').toString('base64url')])('with the made-up marker %s', async (after) => {
    problemIn(await here.ask({ path: `/api/quoting/rfqs?after=${after}`, as: 'buyer-aurora' }), 400, 'invalid-cursor')
  })
})

describe('a refusal in Telugu', () => {
  const telugu = /[\u0c00-\u0c7f]/
  it.each<[string, () => Ask, number]>([
    ['route-not-found', () => ({ path: '/api/nothing' }), 404],
    ['method-not-allowed', () => ({ method: 'DELETE', path: '/api/quoting/rfqs' }), 405],
    ['unauthenticated', () => ({ path: '/api/quoting/rfqs' }), 401],
    ['forbidden', () => open({ as: 'planner' }), 403],
    ['malformed-json', () => open({ body: '{' }), 400],
    ['invalid-request', () => open({ body: { ...exampleWishes, quantities: [0] } }), 400],
    ['body-too-large', () => open({ body: 'x'.repeat(1_000_001) }), 413],
    ['not-found', () => ({ path: '/api/quoting/rfqs/rfq_1', as: 'buyer-aurora' }), 404],
    ['signature-invalid', () => ({ method: 'POST', path: '/api/contracts/webhooks/payments', body: { id: 'evt' } }), 401],
  ])('%s', async (code, ask, status) => {
    const asked = ask()
    const answer = await here.ask({ ...asked, headers: { ...asked.headers, 'accept-language': 'te-IN,te;q=0.9,en;q=0.5' } })
    const { title, detail, errors = [] } = problemIn(answer, status, code)
    expect(answer.headers['content-language']).toBe('te')
    for (const text of [title, detail, ...errors.map((each) => each.detail)]) expect(text).toMatch(telugu)
  })
})
