import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sample, sampleService, sampleWorkers } from '#shared/testing/sample-service.ts'
import { workshop, type Workshop } from '#shared/testing/scenario.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { sha256 } from './hash.ts'
import { Unavailable } from './ports.ts'
import { signStripe } from './webhook.ts'

const secret = 'whsec_test'
let book: Workshop<typeof sample>
beforeEach(() => {
  book = workshop(sample, sampleService, { workers: sampleWorkers, tools: { check: async () => 1 }, secrets: { NOTES_WEBHOOK_SECRET: secret } })
})

const deliver = (body: string, signature = signStripe(secret, body, book.clock.now())) =>
  book.send({ method: 'POST', path: '/webhooks/notes', headers: { 'content-type': 'application/json', 'stripe-signature': signature }, body })
const manager = () => book.as('manager')
const listed = async (status: 'Refused' | 'Accepted' | 'Unproven') => {
  const answer = await manager().listWebhookDeliveries({ query: { status } })
  if (!answer.ok) throw new Error(answer.problem.detail)
  return answer.value.items
}
const only = async (status: 'Refused' | 'Accepted' | 'Unproven') => {
  const [first, ...rest] = await listed(status)
  if (!first || rest.length > 0) throw new Error(`${rest.length + (first ? 1 : 0)} deliveries`)
  return first
}
const replay = async (deliveryId: string, version: number) => manager().replayWebhookDelivery({ params: { deliveryId }, version, body: {} })
const note = async (): Promise<string> => {
  const opened = await book.as('buyer').openNote({ body: { text: 'A scratch.' } })
  if (!opened.ok) throw new Error(opened.problem.detail)
  return opened.value.caseId
}
const seen = async (caseId: string) => book.as('buyer').readNote({ params: { caseId } })

describe('what a partner sends', () => {
  it('is kept with its outcome, its hash and its body', async () => {
    const body = `{"id":"evt_1","note":"${await note()}"}`
    expect((await deliver(body)).status).toBe(200)
    const kept = await only('Accepted')
    expect(kept).toMatchObject({ hook: 'hook', eventId: 'evt_1', signature: 'right', attempts: 1, bytes: body.length, sha256: sha256(body), replayable: true, replays: [] })
    expect('body' in kept).toBe(false)
    expect(await manager().readWebhookDelivery({ params: { deliveryId: kept.deliveryId } })).toMatchObject({ ok: true, value: { body } })
  })

  it('is one entry however often it comes, with the outcome of the last time', async () => {
    const body = '{"id":"evt_1","note":"cas_none"}'
    expect((await deliver(body)).status).toBe(404)
    expect((await deliver(body)).status).toBe(404)
    expect(await only('Refused')).toMatchObject({ attempts: 2, problem: { code: 'not-found', detail: expect.stringContaining('cas_none') } })
    const good = `{"id":"evt_1","note":"${await note()}"}`
    expect((await deliver(good)).status).toBe(200)
    expect(await listed('Refused')).toEqual([])
    expect(await only('Accepted')).toMatchObject({ attempts: 3, sha256: sha256(good) })
  })

  it('says where it does not fit', async () => {
    await deliver('{"id":"evt_1"}')
    expect(await only('Refused')).toMatchObject({ eventId: 'evt_1', problem: { code: 'invalid-request', errors: [{ pointer: '/note' }] } })
    await deliver('{"id":')
    expect((await listed('Refused')).map(({ problem }) => problem?.code)).toContain('malformed-json')
  })

  it('keeps no body that is too large for the log', async () => {
    await deliver(JSON.stringify({ id: 'evt_1', note: 'cas_none', filler: 'x'.repeat(70_000) }))
    const { deliveryId, version, replayable } = await only('Refused')
    expect(replayable).toBe(false)
    expect(await replay(deliveryId, version)).toMatchObject({ ok: false, problem: { code: 'delivery-without-body' } })
  })

  it('without a right signature is one entry an hour, written once a minute, with nothing the sender chose', async () => {
    for (let sent = 0; sent < 20; sent += 1) expect((await deliver(`{"id":"evt_${sent}","note":"whatever"}`, 't=1,v1=00')).status).toBe(401)
    expect(await only('Unproven')).toMatchObject({ attempts: 1, signature: 'wrong', replayable: false, problem: { code: 'signature-invalid' } })
    const [{ deliveryId } = { deliveryId: '' }] = await listed('Unproven')
    const read = await manager().readWebhookDelivery({ params: { deliveryId } })
    expect(JSON.stringify(read)).not.toMatch(/evt_|whatever/)
    book.clock.advance(61)
    await deliver('{}', 't=1,v1=00')
    expect(await only('Unproven')).toMatchObject({ attempts: 2 })
    book.clock.advance(3600)
    await deliver('{}', 't=1,v1=00')
    expect(await listed('Unproven')).toHaveLength(2)
  })

  it('is gone after thirty days', async () => {
    await deliver('{"id":"evt_1","note":"cas_none"}')
    book.clock.advance(31 * 86_400)
    expect(await listed('Refused')).toEqual([])
  })

  it('is answered and applied even when the log cannot be written', async () => {
    const caseId = await note()
    const { store } = book.ports
    const { transact } = store
    vi.spyOn(store, 'transact').mockImplementation(async (writes) => {
      if (writes.some((write) => write.kind === 'put' && write.item.pk.startsWith('whd#'))) throw new Unavailable('the log')
      return transact(writes)
    })
    expect((await deliver(`{"id":"evt_1","note":"${caseId}"}`)).body).toEqual({ received: true, outcome: 'applied' })
    expect(await seen(caseId)).toMatchObject({ ok: true, value: { seen: 1 } })
    expect(await listed('Accepted')).toEqual([])
  })

  it('that met a port out of reach is kept, and a replay applies it', async () => {
    const caseId = await note()
    const { store } = book.ports
    const { transact } = store
    const fault = vi.spyOn(store, 'transact').mockImplementation(async (writes) => {
      if (writes.some((write) => write.kind === 'put' && write.item.pk.startsWith('cas#'))) throw new Unavailable('the table')
      return transact(writes)
    })
    expect((await deliver(`{"id":"evt_1","note":"${caseId}"}`)).status).toBe(503)
    fault.mockRestore()
    const { deliveryId, version, problem } = await only('Refused')
    expect(problem?.code).toBe('unavailable')
    expect(await replay(deliveryId, version)).toMatchObject({ ok: true, value: { status: 'Accepted', attempts: 2 } })
    expect(await seen(caseId)).toMatchObject({ ok: true, value: { seen: 1 } })
    expect((await deliver(`{"id":"evt_1","note":"${caseId}"}`)).status).toBe(200)
    expect(await seen(caseId)).toMatchObject({ ok: true, value: { seen: 1 } })
  })

  it('is nobody\'s to read but a manager\'s', async () => {
    expect(await book.as('buyer').listWebhookDeliveries({})).toMatchObject({ ok: false, problem: { status: 403 } })
    expect(await book.as('planner').listWebhookDeliveries({})).toMatchObject({ ok: false, problem: { status: 403 } })
  })
})

describe('a replay', () => {
  it('that is refused again stays, with the reason of today and who tried', async () => {
    const body = '{"id":"evt_1","note":"cas_none"}'
    await deliver(body)
    const first = await only('Refused')
    expect(await replay(first.deliveryId, first.version)).toMatchObject({ ok: true, value: { status: 'Refused', replays: [{ outcome: 'Refused', problem: { code: 'not-found' }, by: { id: claimsFor('manager').sub } }] } })
  })

  it('stays in the audit trail, without its body, and leaves the service by no event', async () => {
    await deliver('{"id":"evt_1","note":"cas_none"}')
    const first = await only('Refused')
    const put = vi.spyOn(book.ports.store, 'transact')
    await replay(first.deliveryId, first.version)
    const [entry, ...more] = put.mock.calls.flatMap(([writes]) => writes).filter((write) => write.kind === 'put' && write.item.pk === `history#${first.deliveryId}`)
    if (entry?.kind !== 'put') throw new Error('nobody will know')
    expect([more, entry.when, entry.item['publish'], entry.item['ttl']]).toEqual([[], 'absent', false, undefined])
    expect(JSON.parse(String(entry.item['envelope']))).toMatchObject({ type: 'WebhookDeliveryReplayed', aggregateVersion: first.version + 1, actor: { id: claimsFor('manager').sub }, data: { hook: 'hook', eventId: 'evt_1', outcome: 'Refused', code: 'not-found' } })
    expect(String(entry.item['envelope'])).not.toContain('cas_none')
  })

  it('of what was applied changes nothing, and says who did it', async () => {
    const caseId = await note()
    await deliver(`{"id":"evt_1","note":"${caseId}"}`)
    const { deliveryId, version } = await only('Accepted')
    expect(await replay(deliveryId, version)).toMatchObject({ ok: true, value: { status: 'Accepted', version: version + 1, replays: [{ outcome: 'Accepted', by: { name: claimsFor('manager').name } }] } })
    expect(await seen(caseId)).toMatchObject({ ok: true, value: { seen: 1 } })
    expect(await replay(deliveryId, version)).toMatchObject({ ok: false, problem: { status: 412 } })
  })
})
