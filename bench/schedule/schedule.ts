import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { readInstance, type InstanceFormat } from '#services/production/domain/planning/instance.ts'
import { shortenPlan } from '#services/production/domain/planning/makespan.ts'
import { plan, planBy } from '#services/production/domain/planning/plan.ts'
import { openPromises } from '#services/production/domain/planning/promise.ts'
import { rules } from '#services/production/domain/planning/rules.ts'
import { figure, quantile, table } from '../table.ts'
import { floorFor } from './floors.ts'

/** Where published instances are: `jsp/NAME.txt`, `fjsp/NAME.txt`, and their bounds in `best-known.json`. */
export type Asked = { readonly folder: string | undefined; readonly only: string; readonly seconds: number; readonly seeds: number; readonly say: (text: string) => void }

const Bounds = z.record(z.enum(['jsp', 'fjsp']), z.record(z.string(), z.object({ upper: z.number() })))

const until = (milliseconds: number) => {
  const end = performance.now() + milliseconds
  return { steps: Number.POSITIVE_INFINITY, enough: () => performance.now() >= end }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** How much longer than the best known each instance's plan is, and after how long. */
const gapsOf = (folder: string, { only, seconds, seeds, say }: Asked): void => {
  const bounds = Bounds.parse(JSON.parse(readFileSync(join(folder, 'best-known.json'), 'utf8')))
  const wanted = new RegExp(`^(?:${only})$`)
  const all: (readonly [InstanceFormat, string, number])[] = (['jsp', 'fjsp'] as const).flatMap((format) => Object.entries(bounds[format] ?? {}).map(([name, { upper }]) => [format, name, upper] as const))
  const rows = all.filter(([, name]) => wanted.test(name)).flatMap(([format, name, upper]) => {
    const shop = readInstance(readFileSync(join(folder, format, `${name}.txt`), 'utf8'), format)
    if (!shop.ok) return []
    const runs = Array.from({ length: seeds }, (_, seed) => {
      const began = performance.now()
      const { makespan, steps } = shortenPlan(shop.value, until(seconds * 1000), seed + 1)
      return { makespan, steps, milliseconds: performance.now() - began }
    })
    return [{ name, upper, makespans: runs.map(({ makespan }) => makespan), gap: mean(runs.map(({ makespan }) => 100 * (makespan / upper - 1))), milliseconds: mean(runs.map((run) => run.milliseconds)), rate: mean(runs.map((run) => run.steps / run.milliseconds)) }]
  })
  if (rows.length === 0) return say(`No instance is called ${only}.`)
  say(table(['Instance', 'Best known', 'Found', 'Gap %', 'ms', 'Thousand steps/s'], rows.map((row) => [row.name, row.upper, row.makespans.join(' '), figure(row.gap, 2), figure(row.milliseconds), figure(row.rate)])))
  say(`${rows.length} instances, ${seeds} seeds, ${seconds} s: mean gap ${figure(mean(rows.map(({ gap }) => gap)), 3)} %.`)
}

/** Orders with dates: what improvement makes of what rules give, and how quickly a date is promised. */
const floorsOf = ({ say }: Asked): void => {
  const rows = ([[2000, 2], [10_000, 10]] as const).flatMap(([operations, seconds]) => [1, 2, 3].map((seed) => {
    const problem = floorFor(operations, 40, seed)
    const by = rules.map((rule) => planBy(problem, rule).tardiness)
    const began = performance.now()
    plan(problem, { steps: 0, enough: () => true }, 1)
    const first = performance.now() - began
    const found = plan(problem, until(seconds * 1000), 1)
    const promises = openPromises(problem, found.operations)
    const asked = floorFor(1600, 40, seed + 100).orders
    const took = asked.map((order) => {
      const start = performance.now()
      promises.ask(order)
      return performance.now() - start
    })
    return [operations, seconds, figure(first), ...by.map((each) => figure(each)), figure(found.tardiness), figure(found.tardiness / (by[0] ?? 1), 2), figure(found.tardiness / Math.min(...by), 2), figure(found.steps), figure(quantile(took, 0.5), 3), figure(quantile(took, 0.99), 3)]
  }))
  say(table(['Operations', 's', 'First plan ms', ...rules, 'Improved', 'Of edd', 'Of the best rule', 'Steps', 'Promise p50 ms', 'p99'], rows))
}

/** Published instances against the best known, then floors with dates. */
export const schedule = async (asked: Asked): Promise<void> => {
  if (asked.folder === undefined || !existsSync(asked.folder)) asked.say('No instances: name their folder with `--instances`.')
  else gapsOf(asked.folder, asked)
  floorsOf(asked)
}
