import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { bundle, type Bundled, type Part } from '#infra/bundle.ts'
import { functionsOf } from '#infra/functions.ts'
import { services } from '#local/services.ts'
import { figure, median, table } from '../table.ts'

const budgetBytes = 600_000
const budgetRatio = 1.5

/** With the milliseconds of each round: of its import, and of all that loads later. */
type Built = Bundled & { readonly name: string; readonly budgeted: boolean; readonly took: { readonly import: number[]; readonly later: number[] } }

/**
 * Each function's code, how long a fresh process takes to import it, beside a bare handler, and how long what is loaded on first use takes
 * after that, all of it; in turns, so that noise meets all alike.
 */
export const sizes = async ({ rounds, say }: { readonly rounds: number; readonly say: (text: string) => void }): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-sizes-'))
  const make = async (name: string, entry: string, exported: string, budgeted: boolean): Promise<Built> =>
    ({ name, budgeted, took: { import: [], later: [] }, ...(await bundle({ entry, names: [exported], folder: join(folder, name.replaceAll(' ', '-')) })) })
  const functions = [await make('bare handler', 'bench/sizes/bare.ts', 'bare', false)]
  for (const { service: { manifest } } of services) {
    for (const { kind, name, entry, exported } of functionsOf(manifest)) {
      if (kind !== 'webhook') functions.push(await make(`${manifest.contract.service} ${name}`, entry, exported, kind !== 'worker'))
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const each of round % 2 === 0 ? functions : functions.toReversed()) {
      const [first, later] = await imported(each)
      each.took.import.push(first)
      each.took.later.push(later)
    }
  }
  await rm(folder, { recursive: true })
  const base = median(functions[0]?.took.import ?? [])
  const judged = functions.map((each) => judge(each, base))
  say(`### Functions: code and cold import, median of ${rounds}\n\n${table(['function', 'KB minified', 'of it later', 'import', 'of bare', 'with what loads later', `≤ ${budgetBytes / 1000} KB, ≤ ${budgetRatio} ×`], judged.map(({ row }) => row))}`)
  say(`Within the budget: ${judged.every(({ ok }) => ok) ? 'all' : `not ${judged.filter(({ ok }) => !ok).map(({ row }) => row[0]).join(', ')}`}. Workers carry their tools and have none.`)
}

const judge = ({ name, budgeted, atOnce, later, took }: Built, base: number) => {
  const [first, rest] = [median(took.import), median(took.later)]
  const bytes = bytesOf(atOnce) + bytesOf(later)
  const ok = bytes <= budgetBytes && first / base <= budgetRatio
  const row = [name, figure(bytes / 1000), figure(bytesOf(later) / 1000), `${figure(first, 1)} ms`, `${figure(first / base, 2)} ×`, `${figure(first + rest, 1)} ms`, budgeted ? (ok ? 'ok' : 'over') : '–']
  return { ok: ok || !budgeted, row }
}

const bytesOf = (parts: readonly Part[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0)

const run = promisify(execFile)

const imported = async ({ atOnce: [entry], laterEntries }: Bundled): Promise<readonly [number, number]> => {
  const files = [...(entry ? [entry] : []), ...laterEntries].map(({ file }) => file)
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'import.ts'), ...files], { env: { AWS_REGION: 'eu-central-1' } })
  return z.tuple([z.number(), z.number()]).parse(JSON.parse(stdout))
}
