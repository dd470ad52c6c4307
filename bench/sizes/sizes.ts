import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundle } from '#infra/bundle.ts'
import { services } from '#local/services.ts'
import { figure, median, table } from '../table.ts'

const budgetBytes = 600_000
const budgetRatio = 1.5
const edges = ['http', 'inbox', 'relay'] as const

type Built = { readonly name: string; readonly file: string; readonly bytes: number; readonly budgeted: boolean }

/** Each function's bundle, and how long a fresh process takes to import it, beside a bare handler; in turns, so that noise meets all alike. */
export const sizes = async ({ rounds, say }: { readonly rounds: number; readonly say: (text: string) => void }): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-sizes-'))
  const make = async (name: string, entry: string, exported: string, budgeted: boolean): Promise<Built> => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.mjs`)
    await bundle({ entry, names: [exported], outfile: file })
    return { name, file, bytes: (await stat(file)).size, budgeted }
  }
  const bare = await make('bare handler', 'bench/sizes/bare.ts', 'bare', false)
  const functions: Built[] = [bare]
  for (const { service: { manifest: { contract: { service }, workers } } } of services) {
    for (const edge of edges) functions.push(await make(`${service} ${edge}`, `services/${service}/lambda.ts`, edge, true))
    for (const worker of Object.keys(workers)) functions.push(await make(`${service} ${worker}`, `services/${service}/lambda-workers.ts`, worker, false))
  }
  const times = new Map(functions.map(({ name }) => [name, new Array<number>()]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, file } of round % 2 === 0 ? functions : functions.toReversed()) times.get(name)?.push(await imported(file))
  }
  await rm(folder, { recursive: true })
  const base = median(times.get(bare.name) ?? [])
  const judged = functions.map(({ name, bytes, budgeted }) => {
    const took = median(times.get(name) ?? [])
    const ok = bytes <= budgetBytes && took / base <= budgetRatio
    return { ok: ok || !budgeted, row: [name, figure(bytes / 1000), `${figure(took, 1)} ms`, `${figure(took / base, 2)} ×`, budgeted ? (ok ? 'ok' : 'over') : '–'] }
  })
  say(`### Functions: bundle and cold import, median of ${rounds}\n\n${table(['function', 'KB minified', 'import', 'of bare', `≤ ${budgetBytes / 1000} KB, ≤ ${budgetRatio} ×`], judged.map(({ row }) => row))}`)
  say(`Within the budget: ${judged.every(({ ok }) => ok) ? 'all' : `not ${judged.filter(({ ok }) => !ok).map(({ row }) => row[0]).join(', ')}`}. Workers carry their tools and have none.`)
}

const run = promisify(execFile)

const imported = async (file: string): Promise<number> => {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'import.ts'), file], { env: { AWS_REGION: 'eu-central-1' } })
  return Number(stdout)
}
