import { claimsFor, type SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import type { Claims } from '#shared/kernel/actor.ts'
import type { Incoming, Transport } from '#shared/kernel/client.ts'
import type { Route } from '#shared/kernel/contract.ts'
import { schemaOf } from '#shared/kernel/json-schema.ts'
import { isOutside as isOutsideRole, roles } from '#shared/vocabulary/roles.ts'
import * as z from 'zod'
import type { House } from './house.ts'
import type { Known } from './known.ts'
import { policy, type Row } from './policy.ts'

/**
 * What came of a call. `admitted` is everything but a refusal to let in: done, or refused by the thing itself (409, 412, 422). A 400
 * is nobody's right answer here: examples are valid. `nothing` and `leak` tell a list that keeps another customer's things back from one
 * that shows some of them, if only by a marker of the next page.
 */
export type Outcome = '400' | '401' | '403' | '404' | 'admitted' | 'nothing' | 'leak' | 'defect'

export type Difference = { readonly call: string; readonly expected: Outcome; readonly came: Outcome }
export type Compared = { readonly calls: number; readonly differences: readonly Difference[] }

/** A visitor of aurora's, or of nobody's; inside roles have no customer. */
type Visitor = { readonly name: string; readonly claims: Claims }
const visitors: readonly Visitor[] = [
  ...roles.map((role) => ({ name: role, claims: claimsFor(role) })),
  { name: 'partner without a customer', claims: { sub: 'partner-nobody', roles: ['partner'] } },
]
const isOutside = ({ claims }: Visitor): boolean => claims.roles.some(isOutsideRole)

/** Every route of every service as every role, on aurora's things and on borealis', against the table. Reads come first, what makes new things last. */
export const compare = async (house: House): Promise<Compared> => {
  const differences: Difference[] = []
  let calls = 0
  for (const { service, routes } of house.hosted) {
    for (const [name, route] of Object.entries(routes).toSorted(([, a], [, b]) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
      const row = policy[service]?.[name]
      if (!row) throw new Error(`${service} ${name} is not in the table`)
      const visit = visiting(house, service, route)
      for (const { call, expected, came } of await visitsOf(visit, row)) {
        calls += 1
        const got = await came()
        if (got !== expected) differences.push({ call: `${service} ${name}: ${call}`, expected, came: got })
      }
    }
  }
  return { calls, differences }
}
const order: readonly Route['kind'][] = ['query', 'command', 'creation', 'webhook']

type Planned = { readonly call: string; readonly expected: Outcome; readonly came: () => Promise<Outcome> }
type Visiting = ReturnType<typeof visiting>

const visitsOf = async (visit: Visiting, row: Row): Promise<Planned[]> => {
  const planned: Planned[] = [{ call: 'nobody', expected: '401', came: () => visit.once(undefined, 'aurora') }]
  for (const visitor of visitors) {
    for (const customer of ['aurora', 'borealis'] as const) {
      const owns = visitor.claims.customerId === claimsFor('buyer', customer).customerId
      planned.push({ call: `${visitor.name} on ${owns || !isOutside(visitor) ? 'own' : "another customer's"} (${customer})`, expected: expectedOf(row, visitor, owns), came: () => visit.as(visitor, customer, owns, row) })
    }
  }
  if (row.of === 'thing' && row.admits.includes('buyer')) planned.push(...visit.mixed())
  return planned
}

const expectedOf = (row: Row, visitor: Visitor, owns: boolean): Outcome => {
  if (row.of === 'partner') return '401'
  if (!visitor.claims.roles.some((role) => row.admits.includes(role))) return '403'
  if (owns || !isOutside(visitor) || row.of === 'open') return 'admitted'
  return row.of === 'thing' || row.of === 'company' ? '404' : 'nothing'
}

let keys = 0

export const visiting = (house: House, service: string, route: Route) => {
  const idsOf = (customer: SampleCustomer): Known[string] => house.known[customer][service] ?? {}
  const send = async (transport: Transport, path: string, ids: Known[string], version: number): Promise<Incoming> => transport({
    method: route.method, path,
    headers: { ...(route.kind !== 'query' && { 'content-type': 'application/json', 'idempotency-key': `visit-${(keys += 1)}-key` }), ...(route.kind === 'command' && { 'if-match': `"${version}"` }) },
    ...(route.kind !== 'query' && { body: JSON.stringify(withReal(route.example, ids)) }),
  })
  const once = async (claims: Claims | undefined, customer: SampleCustomer, ids = idsOf(customer), version = unseen): Promise<Outcome> =>
    outcomeOf(() => send(house.as(service, claims), filled(route.path, ids), ids, version))

  return {
    once,
    /** `leak`: the list shows something of this customer's. A marker of more is nothing to hide from the shop's own people. */
    list: (claims: Claims, customer: SampleCustomer): Promise<Outcome> => listing(house, service, route, claims, customer, false),
    as: async (visitor: Visitor, customer: SampleCustomer, owns: boolean, row: Row): Promise<Outcome> => {
      if (owns || !isOutside(visitor)) return once(visitor.claims, customer)
      if (row.of === 'list') return listing(house, service, route, visitor.claims, customer)
      // With the version that the thing really has: only its owner stands between the visitor and the change.
      const version = route.kind === 'command' ? await versionOf(customer, row, (claims) => send(house.as(service, claims), filled(route.path, idsOf(customer)), idsOf(customer), unseen)) : unseen
      const before = house.commits()
      const came = await once(visitor.claims, customer, idsOf(customer), version)
      return house.commits() > before && row.of !== 'open' ? 'leak' : came
    },
    /** Own things by the outer id, another customer's by an inner one. */
    mixed: (): Planned[] => {
      const [first, ...inner] = paramsOf(route.path)
      if (first === undefined || route.kind !== 'query') return []
      const [own, other] = [idsOf('aurora'), idsOf('borealis')]
      return inner.filter((name) => own[name] !== other[name]).map((name) => ({
        call: `buyer on own ${first} with another customer's ${name}`, expected: '404', came: () => once(claimsFor('buyer'), 'aurora', { ...own, [name]: other[name] ?? '' }),
      }))
    },
  }
}

/** A version nothing has: commands are admitted and change nothing. */
const unseen = 999_999

/** The thing's version, as the refusal of a stale one tells those who may see it. */
const versionOf = async (customer: SampleCustomer, row: Row, attempt: (claims: Claims) => Promise<Incoming>): Promise<number> => {
  const role = row.admits.find((each) => each !== 'partner')
  if (role === undefined) return unseen
  const { status, body } = await attempt(claimsFor(role, customer))
  const numbers = status === 412 ? [...String(Told.parse(body).detail).matchAll(/\d+/g)].map(([found]) => Number(found)) : []
  return numbers.find((each) => each !== unseen) ?? unseen
}
const Told = z.object({ detail: z.string() })

const outcomeOf = async (call: () => Promise<Incoming>): Promise<Outcome> => {
  const answer = await call().catch(() => undefined)
  switch (answer?.status) {
    case undefined: return 'defect'
    case 400: return '400'
    case 401: return '401'
    case 403: return '403'
    case 404: return '404'
    default: return 'admitted'
  }
}

/** Asks a list in every way its schema offers for what belongs to another: nothing of it may come, no marker of a next page either. */
const listing = async (house: House, service: string, route: Route, claims: Claims, customer: SampleCustomer, markersTell = true): Promise<Outcome> => {
  const ids = house.known[customer][service] ?? {}
  const named = new Set(Object.entries(ids).filter(([name]) => !common.has(name)).map(([, id]) => id))
  let worst: Outcome = 'nothing'
  for (const query of queriesOf(route, ids)) {
    const path = `${filled(route.path, ids)}?${new URLSearchParams(query)}`
    const answer = await house.as(service, claims)({ method: 'GET', path, headers: {} })
    if (answer.status !== 200) return outcomeOf(async () => answer)
    const { items, next } = Listed.parse(answer.body)
    const shown = JSON.stringify(items)
    const asked = Object.keys(query).some((name) => ids[name] !== undefined)
    if ([...named].some((id) => shown.includes(id)) || (asked && (items.length > 0 || (markersTell && next !== undefined)))) worst = 'leak'
  }
  return worst
}
const Listed = z.object({ items: z.array(z.unknown()), next: z.string().optional() })
/** Parameters that are the same for every customer. */
const common = new Set(['line', 'number', 'sequence', 'result', 'workCentre', 'heatId'])

/** How the readable numbers of these things begin: a search for it finds all of a kind. */
const numbersBegin = (ids: Known[string]): readonly string[] => [...new Set(Object.values(ids).flatMap((id) => /^([a-z]{2,4})_/.exec(id)?.[1] ?? []))]

/** Every way its schema offers to ask a list. */
export const queriesOf = (route: Route, ids: Known[string]): { [name: string]: string }[] => {
  const { properties } = z.object({ properties: z.record(z.string(), z.object({ enum: z.array(z.string()).optional() })) }).parse(schemaOf(route.query, 'input'))
  const own = (name: string): readonly string[] => (name === 'text' ? numbersBegin(ids) : [ids[name]].filter((id) => id !== undefined))
  const values = Object.entries(properties).flatMap(([name, schema]) => (schema.enum ?? own(name)).map((value) => ({ [name]: value })))
  return [{}, ...values].flatMap((query) => [query, { ...query, limit: '1' }])
}

const paramsOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')

export const filled = (path: string, ids: Known[string]): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
  const id = ids[name]
  if (id === undefined) throw new Error(`no real id is known for {${name}} of ${path}`)
  return encodeURIComponent(id)
})

/** An example body with its well-formed ids replaced by real ones of the same kind. */
export const withReal = (example: unknown, ids: Known[string]): unknown =>
  JSON.parse(JSON.stringify(example ?? {}), (_, value: unknown) => {
    const kind = typeof value === 'string' ? /^([a-z]{2,4})_[0-9A-Z]{26}$/.exec(value)?.[1] : undefined
    return kind === undefined ? value : (Object.values(ids).find((id) => id.startsWith(`${kind}_`)) ?? value)
  })
