import { quoting } from '#services/quoting/contract.ts'
import type { Transport } from '#shared/kernel/client.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { gatewayEvent, matcher, type GatewayResult } from '#shared/kernel/gateway.ts'
import type { Invoked } from './function.ts'

let requests = 0

/** The way API Gateway takes a request to quoting's function. */
export const over = (http: Invoked, token: string): Transport => async ({ method, path, headers, body }) => {
  const url = new URL(path, 'https://api.test')
  const matched = matcher(quoting)(method, url.pathname)
  if (!('routeKey' in matched)) throw new Error(`no route for ${path}`)
  const plain = { method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: { ...headers, authorization: `Bearer ${token}` }, body, requestId: `request-${(requests += 1)}`, sourceIp: '127.0.0.1', time: '2026-03-02T08:00:00.000Z' }
  // What the function answers is its own promise; the test is about whether it keeps it.
  const answer = (await http.invoke(gatewayEvent(plain, matched))) as GatewayResult
  return { status: answer.statusCode ?? 0, headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, each]) => [name, String(each)])), body: JSON.parse(answer.body ?? 'null') }
}

/** What was answered; a problem throws. */
export const value = async <T>(answer: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: { readonly code: string; readonly detail: string } }>): Promise<T> => {
  const answered = await answer
  if (!answered.ok) throw new Error(`${answered.problem.code}: ${answered.problem.detail}`)
  return answered.value
}

/** What logistics says when an order's goods have left. */
export const shippedEvent = (orderId: string): Envelope => ({
  id: 'shp_1.1.0', type: 'Shipped', schemaVersion: 1, orderId, aggregateId: 'shp_1', aggregateVersion: 1, occurredAt: '2026-03-02T08:00:00.000Z',
  exportClass: 'confidential', actor: { kind: 'user', id: 'clerk', name: 'Carl Clerk' }, causationId: 'request-1', correlationId: 'request-1',
  data: {
    shipmentId: 'shp_1', number: 'SHP-1', customerId: 'cus_aurora', carrier: 'Test', incoterm: 'DAP', place: 'Stuttgart', dispatchedAt: '2026-03-02T08:00:00.000Z', riskTransferred: false,
    packages: [{ packageId: 'pkg_1', sscc: '340123450000000018', trackingNumber: 'T1', lots: [{ lotId: 'lot_1', lotNumber: 'LOT-1', quantity: 20 }] }],
  },
})
