import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as z from 'zod'
import { Envelope } from '#shared/kernel/envelope.ts'
import { isSchema, schemaOf, sharing, type Schema } from '#shared/kernel/json-schema.ts'
import { openApi } from '#shared/kernel/openapi.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { apiBreaks } from './api-compatibility.ts'
import { breaks } from './compatibility.ts'
import { eventTable } from './event-table.ts'
import { givenUp } from './given-up.ts'
import { printed } from './print.ts'

/** Paths below `docs/contracts` → text. */
export type Golden = ReadonlyMap<string, string>

export const goldenFolder = join(import.meta.dirname, '../../docs/contracts')

/** Examples promise nothing: they are compared apart (examples.test.ts). */
export const examplesFile = 'examples.json'

/** The files that were recorded: what partners and other services rely on. */
export const recorded = (folder: string): Golden => {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'README.md' && entry.name !== examplesFile) : []
  return new Map(files.map((entry) => join(entry.parentPath, entry.name)).toSorted().map((path) => [relative(folder, path), readFileSync(path, 'utf8')]))
}

/** What the code says now. */
export const saidNow = (manifests: readonly Manifest[]): Golden => new Map([
  ['envelope.v1.schema.json', schemaFile('Envelope', 'What every event carries in EventBridge\'s `detail`; `data` is as the event\'s own schema says', Envelope)],
  ['events.md', eventTable(manifests)],
  ...manifests.flatMap(({ contract }) => [
    [`${contract.service}/openapi.json`, printed(openApi(contract, `https://${contract.service}.example`, { authorizationUrl: 'https://identity.example/auth', tokenUrl: 'https://identity.example/token' }))] as const,
    ...Object.entries(contract.events).map(([type, { schemaVersion, summary, data }]) => [`${contract.service}/events/${eventName(type)}.v${schemaVersion}.schema.json`, schemaFile(type, summary, data)] as const),
  ]),
])

/** `PlanApproved.v2` is the second version of `PlanApproved`. */
export const eventName = (type: string): string => type.replace(/\.v\d+$/, '')

const schemaFile = (title: string, description: string, data: z.ZodType): string => {
  const schema = schemaOf(data, 'output')
  const shelf = sharing('#/$defs/', [schema])
  const said = shelf.refer(schema, title)
  const $defs = shelf.definitions()
  return printed({ $schema: 'https://json-schema.org/draft/2020-12/schema', title, description, ...said, ...(Object.keys($defs).length > 0 && { $defs }) })
}

/** What was promised and is not kept any more, as the check says it (`<file>: <what>`; one `*` stands for any text, where one thing is said by many routes), and why nobody is left who needs it. */
export type GivenUp = { readonly [promise: string]: string }

export type Finding = { readonly path: string; readonly breaks: readonly string[] }

/** Every file that differs: with what it breaks, or with nothing when it only adds. */
export const compared = (before: Golden, now: Golden, given: GivenUp = givenUp): Finding[] =>
  differing(before, now).map(({ path, breaks: found }) => ({ path, breaks: found.filter((each) => !isGivenUp(`${path}: ${each}`, given)) }))

const isGivenUp = (promise: string, given: GivenUp): boolean => Object.keys(given).some((each) => {
  const [start = '', end] = each.split('*')
  return end === undefined ? promise === each : promise.startsWith(start) && promise.endsWith(end)
})

const differing = (before: Golden, now: Golden): Finding[] =>
  [...new Set([...before.keys(), ...now.keys()])].flatMap((path) => {
    const [old, said] = [before.get(path), now.get(path)]
    if (old === said) return []
    if (old === undefined || path.endsWith('.md')) return [{ path, breaks: [] }]
    if (said === undefined) return [{ path, breaks: ['is no longer published'] }]
    const [was, is] = [Json.parse(JSON.parse(old)), Json.parse(JSON.parse(said))]
    return [{ path, breaks: path.endsWith('openapi.json') ? apiBreaks(was, is) : breaks({ schema: was, root: was }, { schema: is, root: is }, 'said', 'data') }]
  })

const Json = z.custom<Schema>(isSchema, 'a JSON object')

/** What is broken, and the way out. */
export const advice = ({ path, breaks: found }: Finding): string => [`docs/contracts/${path}: breaks those who rely on it`, ...found.map((each) => `  ${each}`), `Way out: ${wayOut(path)}`].join('\n')

const wayOut = (path: string): string => {
  const [, name, version] = /(\w+)\.v(\d+)\.schema\.json$/.exec(path) ?? []
  if (name === undefined || version === undefined) {
    return 'leave the route as it is and put the new one beside it, under another path and name. When no client uses the old one any more, name what you remove in test/wiring/given-up.ts, with the reason.'
  }
  const next = `${name}.v${Number(version) + 1}`
  return `leave version ${version} as it is and publish \`${next}\` (schemaVersion ${Number(version) + 1}) beside it until no manifest consumes version ${version}. Then remove it, and name it in test/wiring/given-up.ts with the reason.`
}
