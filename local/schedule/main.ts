import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { readInstance, type InstanceFormat } from '#services/production/domain/planning/instance.ts'
import { shortenPlan, type ShopPlan } from '#services/production/domain/planning/makespan.ts'
import { plan } from '#services/production/domain/planning/plan.ts'
import { translator } from '#shared/i18n/translator.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { ProblemFile } from './problem-file.ts'
import type { Subcommand } from '../subcommand.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

export const catalogues = { en, te }
const words = (locale: Locale) => translator(catalogues, locale)
type Words = ReturnType<typeof words>

/** `throughline schedule FILE`: the shortest plan the planning engine finds for an instance, or the best for a problem with dates. 2: the file is none, or the subcommand was used wrongly. */
export const schedule: Subcommand = async (argv, { out, err, clock, language = 'en' }) => {
  const asked = argumentsIn(argv)
  const given = asked?.locale ?? language
  const t = words(given.startsWith('te') ? 'te' : 'en')
  if (asked === undefined) return misused(err, t('usage'))
  const { path, format, json, seed } = asked
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return misused(err, t('noFile', { path }))
  const began = millisecondsOf(clock)
  const until = began + asked.seconds * 1000
  const budget = { steps: asked.iterations, enough: () => millisecondsOf(clock) >= until }
  if (format === 'json') {
    const problem = ProblemFile.safeParse(jsonIn(text))
    if (!problem.success) return misused(err, t('wrongProblem', { path, reason: z.prettifyError(problem.error) }))
    const found = plan(problem.data, budget, seed)
    const milliseconds = millisecondsOf(clock) - began
    const operations = found.operations.map(({ order, machine, ...rest }) => ({ job: order, ...rest, machine: machine ?? null }))
    out(json ? JSON.stringify({ ...found, operations, milliseconds }) : [t('planned', { tardiness: found.tardiness, setups: found.setups, makespan: found.makespan, steps: found.steps, milliseconds }), ...machineLines(operations, t)].join('\n'))
    return 0
  }
  const shop = readInstance(text, format)
  if (!shop.ok) return misused(err, t('problem', { path, line: shop.error.line, reason: t(`problem.${shop.error.wrong}`, { found: shop.error.found }) }))
  const found = shortenPlan(shop.value, budget, seed)
  const milliseconds = millisecondsOf(clock) - began
  out(json ? JSON.stringify({ makespan: found.makespan, operations: operationsOf(found), milliseconds }) : linesOf(found, milliseconds, t).join('\n'))
  return 0
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const misused = (err: (text: string) => void, text: string): number => {
  err(text)
  return 2
}

const millisecondsOf = (clock: Clock): number => Date.parse(clock.now())

type Asked = { readonly path: string; readonly format: InstanceFormat | 'json'; readonly json: boolean; readonly seconds: number; readonly iterations: number; readonly seed: number; readonly locale: string | undefined }

const options = {
  format: { type: 'string' }, seconds: { type: 'string', default: '5' }, iterations: { type: 'string' }, seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false }, locale: { type: 'string' },
} as const

const argumentsIn = (argv: readonly string[]): Asked | undefined => {
  try {
    const { values, positionals: [path, ...others] } = parseArgs({ args: [...argv], allowPositionals: true, options })
    const [seconds, seed, iterations] = [Number(values.seconds), Number(values.seed), values.iterations === undefined ? Number.POSITIVE_INFINITY : Number(values.iterations)]
    if (path === undefined || others.length > 0 || (values.format !== 'jsp' && values.format !== 'fjsp' && values.format !== 'json')) return undefined
    if (!(seconds >= 0) || !(iterations >= 0) || !Number.isInteger(seed)) return undefined
    return { path, format: values.format, json: values.json, seconds, iterations, seed, locale: values.locale }
  } catch {
    return undefined
  }
}

const operationsOf = ({ jobs }: ShopPlan) => jobs.flatMap((each, job) => each.map(({ machine, start, end }, operation) => ({ job, operation, machine, start, end })))

const linesOf = (found: ShopPlan, milliseconds: number, t: Words): string[] => [
  t(found.makespan > found.bound ? 'found' : 'shortest', { makespan: found.makespan, bound: found.bound, milliseconds, steps: found.steps }), ...machineLines(operationsOf(found), t),
]

type Line = { readonly job: number; readonly operation: number; readonly machine: number | null; readonly start: number; readonly end: number }

/** What each machine does, one after the other; then what is done outside. */
const machineLines = (operations: readonly Line[], t: Words): string[] => {
  const machines = [...Map.groupBy(operations, ({ machine }) => machine)].toSorted(([one], [other]) => (one ?? operations.length) - (other ?? operations.length))
  return machines.flatMap(([machine, all]) => [
    '', machine === null ? t('outside') : t('machine', { machine }),
    ...all.toSorted((a, b) => a.start - b.start || a.end - b.end).map(({ job, operation, start, end }) => `  ${t('operation', { job, operation, start, end })}`),
  ])
}
