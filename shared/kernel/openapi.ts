import * as z from 'zod'
import type { Contract, Route } from './contract.ts'
import { isSchema, schemaOf, sharing, type Schema } from './json-schema.ts'
import { Problem } from './problem.ts'
import { tolerance } from './webhook.ts'

/** Where people get their tokens: the two addresses of the issuer that OpenAPI names. */
export type SignIn = { readonly authorizationUrl: string; readonly tokenUrl: string }

/** OpenAPI 3.1 of a service, made from its contract alone. `server` is the base address of its routes. */
export const openApi = (contract: Contract, server: string, signIn: SignIn): Schema => shared(document(contract, server, signIn))

const document = (contract: Contract, server: string, signIn: SignIn): Schema => ({
  openapi: '3.1.0',
  info: { title: `Throughline ${contract.service}`, version: contract.version, summary: contract.summary, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  servers: [{ url: server }],
  paths: paths(contract),
  webhooks: Object.fromEntries(Object.entries(contract.events).map(([type, { summary, data }]) => [type, { post: { summary, requestBody: { content: { 'application/json': { schema: schemaOf(data, 'output') } } }, responses: { '200': { description: 'Taken' } } } }])),
  components: {
    schemas: { Problem: schemaOf(Problem, 'output') },
    securitySchemes: {
      signIn: {
        type: 'oauth2',
        flows: { authorizationCode: { ...signIn, scopes: { openid: 'who you are' } } },
      },
    },
  },
})

const paths = (contract: Contract): Schema => {
  const byPath = Object.groupBy(Object.entries(contract.routes), ([, { path }]) => path)
  return Object.fromEntries(Object.entries(byPath).map(([path, routes]) => [path, Object.fromEntries((routes ?? []).map(([name, route]) => [route.method.toLowerCase(), operation(contract.service, name, route)]))]))
}

const operation = (service: string, name: string, route: Route): Schema => ({
  operationId: name,
  tags: [service],
  summary: route.summary,
  description: described(route),
  security: route.kind === 'webhook' ? [] : [{ signIn: ['openid'] }],
  'x-roles': route.roles,
  ...(route.scheme && { 'x-signature': route.scheme.kind }),
  parameters: [...pathParameters(route), ...queryParameters(route), ...headers(route)],
  ...(route.kind !== 'query' && {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input'), ...(route.example !== undefined && { example: route.example }) } } },
  }),
  responses: {
    [route.kind === 'creation' ? '201' : '200']: {
      description: 'Done',
      ...(route.kind !== 'webhook' && { headers: { ETag: { description: 'The version, for If-Match', schema: { type: 'string' } } } }),
      content: { 'application/json': { schema: schemaOf(route.returns, 'output') } },
    },
    default: { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  },
})

const described = (route: Route): string =>
  route.scheme ? `For partners: proven by a ${route.scheme.kind} signature no older than ${tolerance} s.` : `For: ${route.roles.join(', ')}.`

const pathParameters = (route: Route): Schema[] =>
  [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

const queryParameters = (route: Route): Schema[] => {
  const { properties, required } = QuerySchema.parse(schemaOf(route.query, 'input'))
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
}
const QuerySchema = z.object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) })

const headers = (route: Route): Schema[] => [
  ...(route.kind === 'creation' || route.kind === 'command' ? [header('Idempotency-Key', 'A new random value for each new action; the same one when repeating it.')] : []),
  ...(route.kind === 'command' ? [header('If-Match', 'The ETag last read, such as "3".')] : []),
]
const header = (name: string, description: string): Schema => ({ name, in: 'header', required: true, description, schema: { type: 'string' } })

/** Every schema stands under the key `schema`, and in an example nothing does. */
const eachSchema = (node: unknown, hint: string, replace: (schema: Schema, hint: string) => Schema): unknown => {
  if (Array.isArray(node)) return node.map((each: unknown) => eachSchema(each, hint, replace))
  if (!isSchema(node)) return node
  const here = typeof node['operationId'] === 'string' ? node['operationId'] : hint
  return Object.fromEntries(Object.entries(node).map(([key, value]) => {
    if (key === 'example') return [key, value]
    if (key === 'schema' && isSchema(value)) return [key, replace(value, here)]
    return [key, eachSchema(value, key === 'requestBody' ? `${here}Body` : here, replace)]
  }))
}

/** Puts what is said more than once under `components`. */
const shared = (written: Schema): Schema => {
  const schemas: Schema[] = []
  eachSchema(written, '', (schema) => {
    schemas.push(schema)
    return schema
  })
  const shelf = sharing('#/components/schemas/', schemas)
  const document = eachSchema(written, '', shelf.refer)
  if (!isSchema(document) || !isSchema(document['components'])) throw new Error('an OpenAPI document without components')
  const { schemas: own, ...components } = document['components']
  return { ...document, components: { ...components, schemas: { ...(isSchema(own) && own), ...shelf.definitions() } } }
}
