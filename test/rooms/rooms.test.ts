import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type IReporterOutput, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, describe, expect, it } from 'vitest'
import { forbidden, plantedElsewhere, rooms } from './rules.ts'

const root = join(import.meta.dirname, '../..')
const folders = ['services', 'shared', 'local', 'infra', 'portal', 'bench']

const check = async (base: string): Promise<ICruiseResult> => {
  const cwd = process.cwd()
  process.chdir(base)
  try {
    const { output }: IReporterOutput = await cruise(folders, {
      ruleSet: { forbidden },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.(json|css)$' },
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], mainFields: ['module', 'main'] },
    })
    if (typeof output === 'string') throw new Error(output)
    return output
  } finally {
    process.chdir(cwd)
  }
}

const sources = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).length

describe('rooms', () => {
  it('hold their rules over every source file', async () => {
    const { summary, modules } = await check(root)
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
    const checked = modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)) && /\.tsx?$/.test(source)).length
    expect(checked).toBe(folders.reduce((count, folder) => count + sources(join(root, folder)), 0))
    expect(checked).toBeGreaterThan(100)
  })
})

/** Planted files, so that none stands in another's way: each copy of the house takes as many as it can, and is read once. */
type Plant = { readonly rule: string; readonly files: { readonly [file: string]: string } }
const plants: readonly Plant[] = [...rooms.map(({ name, planted: { file, imports } }) => ({ rule: name, files: { [file]: imports } })), ...plantedElsewhere]
const batches = plants.reduce<Plant[][]>((all, plant) => {
  const free = all.find((batch) => batch.every(({ files }) => Object.keys(plant.files).every((file) => !(file in files))))
  if (free) free.push(plant)
  else all.push([plant])
  return all
}, [])

describe('each rule catches a planted violation', () => {
  const copies: string[] = []
  const violations: Promise<string[]>[] = []
  afterAll(() => copies.forEach((copy) => rmSync(copy, { recursive: true })))

  const planted = async (batch: readonly Plant[]): Promise<string[]> => {
    const copy = mkdtempSync(join(tmpdir(), 'throughline-rooms-'))
    copies.push(copy)
    for (const each of [...folders, 'package.json', 'tsconfig.json']) cpSync(join(root, each), join(copy, each), { recursive: true, filter: (path) => !path.includes('/samples') })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    for (const [file, imports] of batch.flatMap(({ files }) => Object.entries(files))) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      writeFileSync(join(copy, file), `import * as planted from '${imports}'\nexport const x = planted\n`)
    }
    const { summary } = await check(copy)
    return summary.violations.map(({ rule, from }) => `${rule.name} ${from}`)
  }

  it.each(plants)('$rule: $files', async (plant) => {
    const at = batches.findIndex((batch) => batch.includes(plant))
    expect(await (violations[at] ??= planted(batches[at] ?? []))).toContain(`${plant.rule} ${Object.keys(plant.files)[0]}`)
  })
})
