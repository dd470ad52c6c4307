import * as z from 'zod'
import type { Schema } from '#shared/kernel/json-schema.ts'
import { breaks, type Direction } from './compatibility.ts'

const Json = z.record(z.string(), z.unknown())
const Content = z.object({ schema: Json }).optional()
const Contents = z.object({ 'application/json': Content, 'application/problem+json': Content }).partial()
const Parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: Json })
const Operation = z.object({
  operationId: z.string(),
  security: z.array(Json),
  'x-roles': z.array(z.string()),
  'x-signature': z.string().optional(),
  parameters: z.array(Parameter),
  requestBody: z.object({ content: Contents }).optional(),
  responses: z.record(z.string(), z.object({ headers: Json.default({}), content: Contents })),
})
type Operation = z.infer<typeof Operation>
const Api = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })

/** Every change from the old API to the new one that breaks a client of the old; none when clients may stay as they are. */
export const apiBreaks = (old: Schema, now: Schema): string[] => {
  const roots = { old, now }
  const { paths } = Api.parse(now)
  return Object.entries(Api.parse(old).paths).flatMap(([path, methods]) => Object.entries(methods).flatMap(([method, before]) => {
    const where = `${method.toUpperCase()} ${path}`
    const after = paths[path]?.[method]
    return after ? [...operationBreaks(before, after, where), ...bodyBreaks(before, after, where, roots)] : [`${where}: is gone`]
  }))
}

const operationBreaks = (before: Operation, after: Operation, where: string): string[] => [
  ...(before.operationId === after.operationId ? [] : [`${where}: was called ${before.operationId}, is called ${after.operationId}; clients made from this document call it by its name`]),
  ...before['x-roles'].filter((role) => !after['x-roles'].includes(role)).map((role) => `${where}: no longer serves ${role}`),
  ...(JSON.stringify(before.security) === JSON.stringify(after.security) && before['x-signature'] === after['x-signature'] ? [] : [`${where}: callers prove themselves in another way`]),
  ...Object.keys(before.responses).filter((status) => !(status in after.responses)).map((status) => `${where}: no longer answers ${status}`),
  ...Object.entries(before.responses).flatMap(([status, { headers }]) => Object.keys(headers).filter((name) => after.responses[status] && !(name in after.responses[status].headers)).map((name) => `${where}: ${status} no longer carries ${name}`)),
]

type Roots = { readonly old: Schema; readonly now: Schema }

const bodyBreaks = (before: Operation, after: Operation, where: string, roots: Roots): string[] => {
  const between = (old: Schema | undefined, now: Schema | undefined, direction: Direction, what: string): string[] =>
    old && now ? breaks({ schema: old, root: roots.old }, { schema: now, root: roots.now }, direction, `${where} ${what}`) : []
  const [takes, took] = [after.requestBody?.content['application/json'], before.requestBody?.content['application/json']]
  return [
    ...before.parameters.flatMap((old) => {
      const now = parameterIn(after, old)
      return now ? between(old.schema, now.schema, 'told', old.name) : [`${where}: parameter ${old.name} (${old.in}) is gone`]
    }),
    ...after.parameters.filter((now) => now.required && !parameterIn(before, now)?.required).map(({ name, in: place }) => `${where}: parameter ${name} (${place}) is required`),
    ...(takes && !took ? [`${where}: needs a body`] : []),
    ...(took && !takes ? [`${where}: no longer takes a body`] : []),
    ...between(took?.schema, takes?.schema, 'told', 'body'),
    ...Object.entries(before.responses).flatMap(([status, { content }]) => contentTypes.flatMap((type) => between(content[type]?.schema, after.responses[status]?.content[type]?.schema, 'said', status))),
  ]
}

const contentTypes = ['application/json', 'application/problem+json'] as const
const parameterIn = ({ parameters }: Operation, { name, in: place }: z.infer<typeof Parameter>) => parameters.find((each) => each.name === name && each.in === place)
