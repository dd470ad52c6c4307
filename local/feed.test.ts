import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { randomIds } from '#shared/adapters/local/ids.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { quality } from '#services/quality/contract.ts'
import { feed, type Feed } from './feed.ts'

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokenUntil = (seconds: number): string => `${encoded({ alg: 'none' })}.${encoded({ exp: Math.floor(Date.now() / 1000) + seconds })}.`

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

const serving = async (heartbeatMs?: number): Promise<{ readonly made: Feed; readonly address: string }> => {
  const made = feed({
    contracts: [quality], clock: systemClock, ids: randomIds(systemClock), identity: { verify: async (token) => (token.includes('.') ? claimsFor('inspector') : undefined) }, ...(heartbeatMs !== undefined && { heartbeatMs }),
  })
  const server = createServer((request, response) => void made.door(request, response, new URL('http://localhost/feed')))
  await new Promise<void>((resolve) => { server.listen(0, 'localhost', resolve) })
  closing.push(() => { server.close(); server.closeAllConnections() })
  return { made, address: `http://localhost:${(server.address() as AddressInfo).port}/feed` }
}
const asking = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } })

it('lets in nobody without a good token', async () => {
  const { address } = await serving()
  expect((await fetch(address)).status).toBe(401)
  expect((await fetch(address, asking('nonsense'))).status).toBe(401)
  expect((await fetch(address, { ...asking(tokenUntil(60)), method: 'POST' })).status).toBe(405)
})

it('beats while nothing happens, and ends with the token', async () => {
  const { address } = await serving(200)
  const text = await (await fetch(address, asking(tokenUntil(3)))).text()
  expect(text).toMatch(/^: open\n\n(: still here\n\n)+$/)
})

it('passes over whatever is no new history entry', async () => {
  const { address, made } = await serving()
  const answer = await fetch(address, asking(tokenUntil(4)))
  const envelope = JSON.stringify({
    id: 'quality.lot_1.1.0', type: 'LotPassedQC', schemaVersion: 1, orderId: 'ord_1', aggregateId: 'lot_1', aggregateVersion: 1, occurredAt: '2026-03-02T08:00:00.000Z', exportClass: 'confidential',
    actor: { kind: 'user', id: 'u', name: 'A person' }, causationId: 'c', correlationId: 'c', data: { secret: 42 },
  })
  const entry = { pk: 'history#lot_1', sk: '1', envelope, customerId: 'cus_aurora', exportClass: 'confidential' }
  made.tell('quality', [
    { sequence: 1, eventName: 'INSERT', item: { ...entry, pk: 'lot#lot_1' } }, { sequence: 2, eventName: 'REMOVE', item: entry },
    { sequence: 3, eventName: 'INSERT', item: { pk: 'history#lot_1', sk: '2', envelope } }, { sequence: 4, eventName: 'INSERT', item: entry },
  ])
  expect(await answer.text()).toBe(': open\n\ndata: {"service":"quality","type":"LotPassedQC","orderId":"ord_1","aggregateId":"lot_1"}\n\n')
})
