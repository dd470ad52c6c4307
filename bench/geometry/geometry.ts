import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openGeometry } from '#services/quoting/geometry/analyse.ts'
import type { Solid } from '#services/quoting/geometry/report.ts'
import { collection, kindsOf, labelsOf, matchBores, readReferences, samples, withoutCollection, type Reference } from '#services/quoting/geometry/samples/reference.ts'
import { figure, median, table } from '../table.ts'
import { judgeBlocks, type Judged } from './blocks.ts'
import { freeCad, occtImport, type Other } from './others.ts'

/** One part: how near its measures are, what was recognised in it, and how long it took in a fresh process and in a warm one. */
type Row = {
  readonly name: string
  readonly solid: Solid
  /** The volume it should have, mm³. */
  readonly reference: number
  readonly errors: { readonly volume: number; readonly area: number; readonly box: number }
  readonly faceTypes: boolean
  readonly bores: ReturnType<typeof matchBores>
  readonly corner: boolean
  readonly labelled: Judged
  readonly cold: number
  readonly warm: number
  readonly occt: Other
  readonly freeCad: Other | undefined
}

const largest = ({ boundingBoxMm: { min, max } }: Solid): number => Math.max(...max.map((high, axis) => high - (min[axis] ?? 0)))

const errorsOf = (solid: Solid, { reference }: Reference): Row['errors'] => {
  const corners = [...solid.boundingBoxMm.min, ...solid.boundingBoxMm.max]
  return {
    volume: Math.abs(solid.volumeMm3 / reference.volumeMm3 - 1), area: Math.abs(solid.areaMm2 / reference.areaMm2 - 1),
    box: Math.max(...corners.map((value, at) => Math.abs(value - (reference.boundingBoxMm[at] ?? Number.NaN)))) / largest(solid),
  }
}

const TYPES = { plane: 'Plane', cylinder: 'Cylinder', cone: 'Cone', sphere: 'Sphere', torus: 'Toroid', freeform: 'BSplineSurface' } as const

const sameTypes = ({ faces }: Solid, { reference }: Reference): boolean =>
  ([...['plane', 'cylinder', 'cone', 'sphere', 'torus', 'freeform'] as const]).every((kind) => faces[kind] === (reference.faceTypes[TYPES[kind]] ?? 0))

/** Each fresh process does one part first, and then the same again, warm. */
const measure = async (folder: URL, name: string, whole: Reference, rounds: number): Promise<Row | undefined> => {
  const bytes = readFileSync(new URL(name, folder))
  const geometry = openGeometry({ timeoutMs: 300_000 })
  const took: number[] = []
  let found: Solid | undefined
  for (let round = 0; round <= rounds; round += 1) {
    const analysed = await geometry.analyse(bytes, 'step')
    if (!analysed.ok) break
    took.push(analysed.value.report.milliseconds)
    found = analysed.value.report.solids[0]
  }
  geometry.close()
  if (found === undefined) return undefined
  const labels = labelsOf(bytes, whole) ?? []
  const kinds = kindsOf(found)
  return {
    name, solid: found, reference: whole.reference.volumeMm3, errors: errorsOf(found, whole), faceTypes: sameTypes(found, whole), bores: matchBores(found.bores, whole.reference.bores),
    corner: found.minInternalCornerRadiusMm?.toFixed(3) === whole.reference.minInternalCornerRadiusMm?.toFixed(3),
    labelled: labels.map((truth, id) => ({ truth, found: kinds[id] ?? 'stock' })), cold: took[0] ?? Number.NaN, warm: median(took.slice(1)),
    occt: await occtImport(bytes, rounds), freeCad: await freeCad(fileURLToPath(new URL(name, folder)), rounds),
  }
}

const error = (value: number): string => (value < 1e-13 ? '0' : value.toExponential(1))
const ms = (value: number): string => figure(value)

const partsTable = (rows: readonly Row[]): string =>
  table(['Part', 'Faces', 'Volume', 'Area', 'Box', 'Types', 'Bores', 'Extra', 'Corner', 'Holes', 'Features', 'Process', 'Setups', 'Cold ms', 'Warm ms'], rows.map(({ name, solid, errors, faceTypes, bores, corner, cold, warm }) => [
    name, solid.faces.total, error(errors.volume), error(errors.area), error(errors.box), faceTypes ? 'equal' : 'differ', `${bores.matched}/${bores.matched + bores.missing}`, bores.extra, corner ? 'equal' : 'differs',
    solid.holes.length, solid.features.length, solid.process, solid.setups, ms(cold), ms(warm),
  ]))

/** The same files in the same run, warm, by readers that recognise nothing: how long each took beside ours, and how far its volume is off. */
const othersTable = (rows: readonly Row[]): string => {
  const off = ({ reference }: Row, other: Other): string => error(Math.abs(other.volumeMm3 / reference - 1))
  const told = (row: Row, other: Other | undefined): string[] => (other ? [ms(other.milliseconds), `${figure(row.warm / other.milliseconds, 2)} ×`, off(row, other)] : ['–', '–', '–'])
  const ratio = (of: (row: Row) => Other | undefined): string => {
    const all = rows.flatMap((row) => { const other = of(row); return other ? [row.warm / other.milliseconds] : [] })
    return all.length === 0 ? 'not installed' : `ours takes ${figure(median(all), 2)} × as long (p50)`
  }
  const header = ['Part', 'Warm ms', 'occt-import-js ms', 'Ours of it', 'Its volume off by', 'FreeCAD ms', 'Ours of it', 'Its volume off by']
  return `${table(header, rows.map((row) => [row.name, ms(row.warm), ...told(row, row.occt), ...told(row, row.freeCad)]))}\n\nocct-import-js: ${ratio(({ occt }) => occt)}. FreeCAD: ${ratio((row) => row.freeCad)}.`
}

/** Each class with what part of its faces was found, and what part of the faces found is of it. */
const classesTable = (judged: Judged): string => {
  const classes = [...new Set(judged.flatMap(({ truth, found }) => [truth, found]))].toSorted()
  const share = (of: Judged, right: number): string => (of.length === 0 ? '–' : figure(right / of.length, 3))
  return table(['Class', 'Faces', 'Recall', 'Precision', 'Taken for'], classes.map((name) => {
    const [own, told] = [judged.filter(({ truth }) => truth === name), judged.filter(({ found }) => found === name)]
    const right = own.filter(({ found }) => found === name).length
    const wrong = [...Map.groupBy(own.filter(({ found }) => found !== name), ({ found }) => found)].map(([other, all]) => `${other} ${all.length}`)
    return [name, own.length, share(own, right), share(told, right), wrong.length === 0 ? '–' : wrong.join(', ')]
  }))
}

const accuracy = (judged: Judged): string => `${judged.filter(({ truth, found }) => truth === found).length} of ${judged.length} (${figure(judged.filter(({ truth, found }) => truth === found).length / judged.length, 3)})`

const HOLES: readonly string[] = ['through-hole', 'blind-hole']
/** Faces of holes against all others. */
const holesOf = (judged: Judged): string => {
  const both = judged.filter(({ truth, found }) => HOLES.includes(truth) && HOLES.includes(found)).length
  const share = (side: 'truth' | 'found'): string => figure(both / judged.filter((each) => HOLES.includes(each[side])).length, 3)
  return `precision ${share('found')}, recall ${share('truth')}`
}

/** Real parts against independent answers, and blocks cut at random, whose answer is known by how they were cut. */
export const geometry = async ({ rounds, blocks, say }: { readonly rounds: number; readonly blocks: number; readonly say: (text: string) => void }): Promise<void> => {
  if (!collection) say(`Only the samples: ${withoutCollection}.`)
  const folder = collection ?? samples
  const rows: Row[] = []
  for (const [name, reference] of readReferences(folder)) {
    const row = await measure(folder, name, reference, rounds)
    if (row === undefined) say(`${name}: no solid was measured.`)
    else rows.push(row)
  }
  say(partsTable(rows))
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)
  say(`Bores: ${sum(({ bores }) => bores.matched)} of ${sum(({ bores }) => bores.matched + bores.missing)} found, ${sum(({ bores }) => bores.extra)} extra. Cold p50 ${ms(median(rows.map(({ cold }) => cold)))} ms, warm p50 ${ms(median(rows.map(({ warm }) => warm)))} ms.`)
  const labelled = rows.flatMap((row) => row.labelled)
  if (labelled.length > 0) say(`Faces with a label: ${accuracy(labelled)} as labelled.\n\n${classesTable(labelled)}`)
  say(othersTable(rows))
  const judged = await judgeBlocks(blocks)
  say(`Blocks cut at random: ${accuracy(judged)} faces named after the cut that made them. Faces of holes: ${holesOf(judged)}.\n\n${classesTable(judged)}`)
}
