import type { Result } from '#shared/kernel/result.ts'
import { fail, ok } from '#shared/kernel/result.ts'
import type { FileFacts, ShapeKind } from './measurement.ts'
import { millimetresIn, unitOfSize } from './length-units.ts'
import type { LengthUnit } from './report.ts'

/**
 * Reads what a STEP file (ISO 10303-21, clear text encoding) says about itself without building its shape: schema, unit of
 * length, which kinds of shape it holds. One pass, linear in the size of the file, because the file is a stranger's.
 */

/** A statement without its comments; `strings` are taken out and leave '' behind, so no name inside a text can mislead. */
type Statement = { readonly code: string; readonly strings: readonly string[] }

export function* statements(text: string): Generator<Statement> {
  const special = /[;']|\/\*/g
  let code = ''
  let strings: string[] = []
  let from = 0
  for (let hit = special.exec(text); hit !== null; hit = special.exec(text)) {
    code += text.slice(from, hit.index)
    if (hit[0] === ';') {
      yield { code: code.trim(), strings }
      code = ''
      strings = []
    } else {
      const opening = hit[0] === "'" ? "'" : '/*'
      const end = text.indexOf(opening === "'" ? "'" : '*/', hit.index + opening.length)
      if (end < 0) return
      if (opening === "'") {
        strings.push(text.slice(hit.index + 1, end))
        code += "''"
      }
      special.lastIndex = end + opening.length
    }
    from = special.lastIndex
  }
}

type Index = {
  schema: string
  complete: boolean
  solids: number
  readonly kinds: Set<ShapeKind>
  /** Entities that say something about units, by id. */
  readonly units: Map<string, string>
  readonly contexts: Map<string, string>
  readonly representations: string[]
}

const UNIT_ENTITY = /\b(?:LENGTH_UNIT|LENGTH_MEASURE_WITH_UNIT|MEASURE_WITH_UNIT)\s*\(/
const SOLID_ENTITY = /\b(?:MANIFOLD_SOLID_BREP|BREP_WITH_VOIDS|FACETED_BREP)\s*\(/
const KIND_ENTITIES: readonly (readonly [ShapeKind, RegExp])[] = [
  ['surfaces', /^\(?\s*SHELL_BASED_SURFACE_MODEL\s*\(/],
  ['wireframe', /^\(?\s*(?:GEOMETRIC_CURVE_SET|SHELL_BASED_WIREFRAME_MODEL|EDGE_BASED_WIREFRAME_MODEL)\s*\(/],
  ['tessellation', /^\(?\s*(?:TESSELLATED_SOLID|TESSELLATED_SHELL)\s*\(/],
]

const note = (index: Index, { code, strings }: Statement): void => {
  if (code.startsWith('FILE_SCHEMA')) index.schema = (strings[0] ?? '').replace(/\s*\{.*$/s, '').trim()
  if (code === 'END-ISO-10303-21') index.complete = true
  const entity = /^(#\d+)\s*=\s*/.exec(code)
  if (entity === null) return
  const [start, id = ''] = entity
  const body = code.slice(start.length)
  if (SOLID_ENTITY.test(body)) index.solids += 1
  for (const [kind, pattern] of KIND_ENTITIES) if (pattern.test(body)) index.kinds.add(kind)
  if (UNIT_ENTITY.test(body)) index.units.set(id, body)
  if (body.includes('GLOBAL_UNIT_ASSIGNED_CONTEXT')) index.contexts.set(id, body)
  if (body.includes('BREP_SHAPE_REPRESENTATION')) index.representations.push(body)
}

const references = (body: string): readonly string[] => body.match(/#\d+/g) ?? []

const SI_PREFIXES: { readonly [prefix: string]: LengthUnit } = { $: 'm', '.CENTI.': 'cm', '.MILLI.': 'mm', '.MICRO.': 'um' }

const siUnit = (body: string): LengthUnit | undefined => {
  const match = /SI_UNIT\s*\(\s*(\$|\.\w+\.)\s*,\s*\.METRE\.\s*\)/.exec(body)
  return match === null ? undefined : (SI_PREFIXES[match[1] ?? ''] ?? 'other')
}

/** A conversion-based unit is known by its size, not by its name, which is free text ('INCH', 'inch', 'in', …). */
const convertedUnit = (body: string, codeOf: CodeOf): LengthUnit => {
  const measure = references(body).map(codeOf).find((found) => found?.includes('MEASURE_WITH_UNIT')) ?? ''
  const factor = Number(/LENGTH_MEASURE\s*\(\s*([-+\d.E]+)/.exec(measure)?.[1])
  const base = references(measure).map((id) => siUnit(codeOf(id) ?? '')).find((unit) => unit !== undefined)
  return base === undefined ? 'other' : unitOfSize(factor * (millimetresIn(base) ?? Number.NaN))
}

const lengthUnits = (context: string, units: ReadonlyMap<string, string>): readonly LengthUnit[] => {
  const assigned = /GLOBAL_UNIT_ASSIGNED_CONTEXT\s*\(\s*\(([^)]*)\)/.exec(context)?.[1] ?? ''
  const bodies = references(assigned).map((id) => units.get(id) ?? '').filter((body) => /\bLENGTH_UNIT\s*\(/.test(body))
  return bodies.map((body) => lengthUnitOf(body, (id) => units.get(id)))
}

/** What stands after the equals sign of an instance. */
type CodeOf = (id: string) => string | undefined

/** Of an instance that is a LENGTH_UNIT. */
export const lengthUnitOf = (body: string, codeOf: CodeOf): LengthUnit => siUnit(body) ?? convertedUnit(body, codeOf)

/** Only the contexts of solids count: a drawing sheet or a validation property in the same file may use another unit. */
const unitOf = (index: Index): LengthUnit => {
  const ofSolids = index.representations.flatMap(references).flatMap((id) => index.contexts.get(id) ?? [])
  const contexts = ofSolids.length > 0 ? ofSolids : [...index.contexts.values()]
  const found = new Set(contexts.flatMap((context) => lengthUnits(context, index.units)))
  if (found.size > 1) return 'mixed'
  return [...found][0] ?? 'unknown'
}

/** Errors: a sentence for people, when the file ends before its closing line or has no header. */
export const readFacts = (text: string): Result<FileFacts, string> => {
  const index: Index = {
    schema: '', complete: false, solids: 0, kinds: new Set(), units: new Map(), contexts: new Map(), representations: [],
  }
  for (const statement of statements(text)) note(index, statement)
  if (!index.complete) return fail('The file ends before its closing line END-ISO-10303-21: it was cut off on its way.')
  if (index.schema === '') return fail('The file names no schema in its header.')
  return ok({ format: 'step', schema: index.schema, units: unitOf(index), declaredSolids: index.solids, kinds: [...index.kinds] })
}
