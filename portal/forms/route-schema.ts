import type * as z from 'zod'
import type { Contract } from '#shared/kernel/contract.ts'
import type { ServiceName } from '../api/clients.ts'

/** Loads a service's contract (and zod with it) when the first of its forms is opened. */
const contracts: { readonly [S in ServiceName]: () => Promise<Contract> } = {
  quoting: () => import('#services/quoting/contract.ts').then(({ quoting }) => quoting),
  contracts: () => import('#services/contracts/contract.ts').then(({ contracts: contract }) => contract),
  production: () => import('#services/production/contract.ts').then(({ production }) => production),
  quality: () => import('#services/quality/contract.ts').then(({ quality }) => quality),
  logistics: () => import('#services/logistics/contract.ts').then(({ logistics }) => logistics),
  support: () => import('#services/support/contract.ts').then(({ support }) => support),
}

export type RouteForm = { readonly body: z.ZodType; readonly shape: Shape }

/** As much of JSON Schema as our bodies use. */
export type Shape = {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null'
  readonly properties?: { readonly [name: string]: Shape }
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly enum?: readonly string[]
  readonly const?: unknown
  readonly oneOf?: readonly Shape[]
  readonly anyOf?: readonly Shape[]
  readonly format?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly default?: unknown
}

/** A service's contract, and what reads its schemas. */
export const contractOf = async (service: ServiceName) => {
  const core = await import('./json-schema.ts')
  return { contract: await contracts[service](), core }
}

/** What a route's body must be: its schema, and the schema's shape for drawing a form. */
export const routeForm = async (service: ServiceName, route: string): Promise<RouteForm> => {
  const { contract, core: { toJSONSchema } } = await contractOf(service)
  const found = contract.routes[route]
  if (!found) throw new Error(`${service} has no route ${route}`)
  // JSON Schema as zod writes it is what `Shape` describes; nothing in our bodies refers or recurs.
  return { body: found.body, shape: toJSONSchema(found.body, { io: 'input', reused: 'inline', unrepresentable: 'any' }) as unknown as Shape }
}
