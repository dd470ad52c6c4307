import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Bore, FeatureKind, Solid } from '../report.ts'

/** What others say of real parts, and how ours is held against it. Shared by the tests and the bench. */

const References = z.record(z.string(), z.object({
  sha256: z.string(),
  units: z.string(),
  schema: z.string(),
  faceLabels: z.object({ cls: z.record(z.string(), z.number()) }).optional(),
  reference: z.object({
    solids: z.number(),
    faces: z.number(),
    faceTypes: z.record(z.string(), z.number()),
    volumeMm3: z.number(),
    areaMm2: z.number(),
    boundingBoxMm: z.array(z.number()),
    trust: z.enum(['high', 'author-declared']),
    bores: z.array(z.object({ diameterMm: z.number(), lengthMm: z.number(), axis: z.tuple([z.number(), z.number(), z.number()]) })),
    minInternalCornerRadiusMm: z.number().nullable(),
  }),
}))
export type Reference = z.infer<typeof References>[string]

/** The samples that are always there. */
export const samples = new URL('./', import.meta.url)
const data = process.env['THROUGHLINE_DATA'] ?? new URL('../../../../../shared/data', import.meta.url).pathname
/** The whole collection, where there is one; `undefined` otherwise. */
const folder = new URL(`file://${data}/step/`)
export const collection: URL | undefined = existsSync(new URL('reference.json', folder)) ? folder : undefined
export const withoutCollection = `${folder.pathname} is missing; set THROUGHLINE_DATA to the folder that holds step/`

export const readReferences = (from: URL): [string, Reference][] =>
  Object.entries(References.parse(JSON.parse(readFileSync(new URL('reference.json', from), 'utf8'))))

/** References give micrometres; the ends of a bore that is cut by a spline are told apart by a few more. */
const BORE_MM = { diameter: 1e-3, length: 1e-2 } as const

/** How many of the expected bores are among those found, each counted once. */
export const matchBores = (found: readonly Bore[], expected: Reference['reference']['bores']): { readonly matched: number; readonly missing: number; readonly extra: number } => {
  const left = [...found]
  const matched = expected.filter(({ diameterMm, lengthMm, axis }) => {
    const index = left.findIndex((bore) => Math.abs(bore.diameterMm - diameterMm) < BORE_MM.diameter && Math.abs(bore.lengthMm - lengthMm) < BORE_MM.length &&
      Math.abs(bore.axis.reduce((sum, value, at) => sum + value * (axis[at] ?? 0), 0)) > 0.99999)
    if (index >= 0) left.splice(index, 1)
    return index >= 0
  }).length
  return { matched, missing: expected.length - matched, extra: left.length }
}

/** Classes of MFCAD by number; they are those of MFCAD++ without the curved ones. Told by what faces of each number look like: the collection gives numbers only. */
const CLASSES: readonly (FeatureKind | 'stock')[] = [
  'chamfer', 'triangular-passage', 'rectangular-passage', '6sides-passage', 'triangular-through-slot', 'rectangular-through-slot', 'rectangular-through-step',
  '2sides-through-step', 'slanted-through-step', 'triangular-pocket', 'rectangular-pocket', '6sides-pocket', 'rectangular-blind-slot', 'triangular-blind-step', 'rectangular-blind-step', 'stock',
]

/** The labelled class of each face in the order of the file: labels are under the number that the file gives a face as its name, not under its place. */
export const labelsOf = (bytes: Uint8Array, { faceLabels }: Reference): (FeatureKind | 'stock')[] | undefined => {
  if (faceLabels === undefined) return undefined
  const names = [...Buffer.from(bytes).toString('latin1').matchAll(/ADVANCED_FACE\s*\(\s*'([^']*)'/g)].map(([, name = '']) => name)
  return names.map((name) => CLASSES[faceLabels.cls[name] ?? -1] ?? 'stock')
}

/** The kind of feature that each face of a solid is in, or `stock`. */
export const kindsOf = ({ faces, features }: Solid): (FeatureKind | 'stock')[] => {
  const kinds = new Map(features.flatMap(({ kind, faceIds }) => faceIds.map((id) => [id, kind] as const)))
  return Array.from({ length: faces.total }, (_, id) => kinds.get(id) ?? 'stock')
}
