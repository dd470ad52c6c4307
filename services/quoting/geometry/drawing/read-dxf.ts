import { fail, ok, type Result } from '#shared/kernel/result.ts'
import { millimetresIn } from '../length-units.ts'
import type { LengthUnit } from '../report.ts'
import { MOST_LAYERS, MOST_LINES, tidy, type DrawingText, type TextLine } from './drawing-text.ts'
import { entitiesOf, numberAt, textAt, Unreadable, type Entity } from './dxf-groups.ts'
import { linesOf } from './dxf-lines.ts'

export type DrawingRead = { readonly schema: string; readonly units: LengthUnit; readonly text: DrawingText }

/** Blocks within blocks, and placings of them in all: a few lines can ask for more than a machine will ever do. */
const [DEEPEST, MOST_PLACED] = [16, 20_000]

/**
 * Reads the letters of a DXF file (AutoCAD 2018 DXF Reference, as text): TEXT, MTEXT, ATTRIB, MULTILEADER and DIMENSION of the drawing and of the blocks it places, its unit, extents and layers.
 * What is only drawn (lines, hatches, symbols, frames of geometric tolerances) is not read.
 */
export const readDxf = (bytes: Uint8Array): Result<DrawingRead, string> => {
  if (beginning(bytes).startsWith('AutoCAD Binary DXF')) return fail('It is a binary DXF file; only those written as text are read.')
  try {
    return ok(drawingOf(decoded(bytes)))
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.message)
    throw error
  }
}

/** What may be DXF at a glance: comments (999), then the first section. */
export const looksLikeDxf = (bytes: Uint8Array): boolean => /^(\uFEFF|ï»¿)?(\s*999\r?\n[^\n]{0,400}\n)*\s*0\r?\n\s*SECTION\b|^AutoCAD Binary DXF/.test(beginning(bytes))
const beginning = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1')

/** Since AutoCAD 2007 (AC1021) in UTF-8, before in the code page it names. */
const decoded = (bytes: Uint8Array): string => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65_536)).toString('latin1')
  const version = /\$ACADVER\s+1\s+AC(\d{4})/.exec(head)?.[1] ?? '1021'
  const page = /\$DWGCODEPAGE\s+3\s+ANSI_(125[0-8]|874)\b/.exec(head)?.[1] ?? '1252'
  return new TextDecoder(version >= '1021' ? 'utf-8' : `windows-${page}`).decode(bytes)
}

type Insert = { readonly name: string; readonly x: number; readonly y: number; readonly scale: readonly [number, number]; readonly turn: number }
type Block = { readonly base: readonly [number, number]; readonly lines: TextLine[]; readonly inserts: Insert[] }
const block = (x = 0, y = 0): Block => ({ base: [x, y], lines: [], inserts: [] })

const insertOf = (entity: Entity): Insert => ({
  name: (textAt(entity, 2) ?? '').trim(), x: numberAt(entity, 10) ?? 0, y: numberAt(entity, 20) ?? 0,
  scale: [numberAt(entity, 41) ?? 1, numberAt(entity, 42) ?? 1], turn: ((numberAt(entity, 50) ?? 0) * Math.PI) / 180,
})

const drawingOf = (text: string): DrawingRead => {
  const [sheet, blocks, layers] = [block(), new Map<string, Block>(), new Set<string>()]
  let [section, into, header, ended]: [string, Block, Entity | undefined, boolean] = ['', sheet, undefined, false]
  for (const entity of entitiesOf(text)) {
    if (entity.type === 'SECTION') {
      section = (textAt(entity, 2) ?? '').trim().toUpperCase()
      into = sheet
      if (section === 'HEADER') header = entity
    } else if (entity.type === 'EOF') ended = true
    else if (section === 'TABLES' && entity.type === 'LAYER') layers.add(tidy(textAt(entity, 2) ?? ''))
    else if (section === 'BLOCKS' && entity.type === 'BLOCK') blocks.set((textAt(entity, 2) ?? '').trim(), (into = block(numberAt(entity, 10), numberAt(entity, 20))))
    else if (section === 'BLOCKS' || section === 'ENTITIES') {
      if (entity.type === 'INSERT') into.inserts.push(insertOf(entity))
      else if (into.lines.length <= MOST_LINES) into.lines.push(...linesOf(entity))
    }
  }
  if (section === '') throw new Unreadable('It has no section.')
  const { units, extentsMm, version } = headed(header)
  const { lines, complete } = placed(sheet, blocks)
  for (const { layer } of lines) if (layer !== undefined) layers.add(layer)
  return { schema: `DXF${version}`, units, text: { pages: 0, layers: [...layers].slice(0, MOST_LAYERS), extentsMm, lines, complete: complete && ended } }
}

const units: { readonly [code: number]: LengthUnit } = { 0: 'unknown', 1: 'in', 2: 'ft', 4: 'mm', 5: 'cm', 6: 'm', 13: 'um' }

/** The header is a list of variables (9), each with its groups. */
const headed = (header: Entity | undefined): Pick<DrawingRead, 'units'> & Pick<DrawingText, 'extentsMm'> & { readonly version: string } => {
  const variable = (name: string): Entity => {
    const groups = header?.groups ?? []
    const from = groups.findIndex(([code, value]) => code === 9 && value.trim() === name)
    return { type: name, groups: from === -1 ? [] : groups.slice(from + 1, from + 4) }
  }
  const unit = units[numberAt(variable('$INSUNITS'), 70) ?? 0] ?? 'other'
  const [min, max, scale] = [variable('$EXTMIN'), variable('$EXTMAX'), millimetresIn(unit) ?? 1]
  const side = (code: 10 | 20): number => ((numberAt(max, code) ?? Number.NaN) - (numberAt(min, code) ?? Number.NaN)) * scale
  const [width, height] = [side(10), side(20)]
  const version = (textAt(variable('$ACADVER'), 1) ?? '').trim().slice(0, 10)
  // An empty drawing has extents of ±1e20.
  return { units: unit, version: version === '' ? '' : ` ${version}`, extentsMm: width >= 0 && height >= 0 && width < 1e9 && height < 1e9 ? { width, height } : null }
}

type Placed = Pick<DrawingText, 'lines' | 'complete'>

/** The lines of the sheet and of all blocks it places, each where it comes to stand. A block that nobody places is seen by nobody; those of dimensions (`*D`) repeat them. */
const placed = (sheet: Block, blocks: ReadonlyMap<string, Block>): Placed => {
  const lines: TextLine[] = []
  let [places, complete] = [0, true]
  const add = ({ lines: own, inserts, base }: Block, move: (x: number, y: number) => readonly [number, number], size: number, depth: number): void => {
    places += 1
    if (depth > DEEPEST || places > MOST_PLACED || lines.length > MOST_LINES) complete = false
    if (!complete) return
    for (const line of own) {
      const [x, y] = move(line.x - base[0], line.y - base[1])
      const height = line.height * size
      if ([x, y, height].every(Number.isFinite)) lines.push({ ...line, x, y, height })
    }
    for (const { name, x, y, scale: [sx, sy], turn } of inserts) {
      const inner = name.startsWith('*D') ? undefined : blocks.get(name)
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
      if (inner) add(inner, (u, v) => move(x - base[0] + sx * u * cos - sy * v * sin, y - base[1] + sx * u * sin + sy * v * cos), size * Math.abs(sy), depth + 1)
    }
  }
  add(sheet, (x, y) => [x, y], 1, 0)
  return { lines: lines.slice(0, MOST_LINES), complete: complete && lines.length <= MOST_LINES }
}
