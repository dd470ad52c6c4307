import { fail, ok, type Result } from '#shared/kernel/result.ts'
import { PREVIEW_BYTES, type Measurement, type MeasuredSolid } from '../measurement.ts'
import type { LengthUnit } from '../report.ts'
import { glbOf } from '../glb.ts'
import { millimetresIn } from '../length-units.ts'
import { bodiesOf, type Body } from './bodies.ts'
import { edgesOf } from './edges.ts'
import { facetsOf } from './facets.ts'
import { readStl } from './stl.ts'
import { readThreeMf } from './three-mf.ts'
import { welded, type Soup } from './triangles.ts'

/** A format whose shapes are triangles, or are read as triangles. */
export type MeshFormat = 'stl' | '3mf' | 'iges'
/** What a reader gives: triangles, and how many millimetres the unit of their coordinates is. */
export type Read = { readonly soup: Soup; readonly schema: string; readonly units: LengthUnit; readonly scale: number }

/** A corner to be drawn: place, normal, index. What is too much to be shown is not drawn in the first place. */
const CORNER_BYTES = 12 + 12 + 4
/** More separate bodies than this are no part and no assembly of parts. */
const MOST_BODIES = 1000

/**
 * Measures what triangles enclose: exactly, of the triangles; what they stand for is known as well as whoever wrote them rounded it. A file without a unit (STL) is taken for
 * millimetres and says so. Runs in the child process only. Refused: what cannot be read, in plain words.
 */
export const measureMesh = ({ soup, schema, units, scale }: Read, format: MeshFormat): Result<Measurement, string> => {
  if (!soup.every(Number.isFinite)) return fail('A coordinate is no number.')
  const mesh = welded(soup.map((coordinate) => coordinate * scale))
  const edges = edgesOf(mesh)
  const bodies = bodiesOf(mesh, edges)
  if (bodies.length > MOST_BODIES) return fail(`It holds ${bodies.length} separate bodies; ${MOST_BODIES} are the limit.`)
  const preview = mesh.corners.length * CORNER_BYTES > PREVIEW_BYTES ? undefined : glbOf([facetsOf(mesh, edges, bodies)], PREVIEW_BYTES)
  return ok({ facts: { format, schema, units, declaredSolids: 0, kinds: ['tessellation'] }, solids: bodies.map(solidOf), looseFaces: 0, ...(preview && { preview }) })
}

/** Reads STL or 3MF; IGES has a reader of its own (read-iges.ts). */
export const readMesh = (bytes: Uint8Array, format: Exclude<MeshFormat, 'iges'>): Result<Read, string> => {
  if (format === 'stl') {
    const stl = readStl(bytes)
    return stl.ok ? ok({ soup: stl.value.soup, schema: stl.value.text ? 'STL, text' : 'STL, binary', units: 'unknown', scale: 1 }) : stl
  }
  const threeMf = readThreeMf(bytes)
  return threeMf.ok ? ok({ ...threeMf.value, schema: '3MF', scale: millimetresIn(threeMf.value.units) ?? 1 }) : threeMf
}

/** There are no faces to speak of, and no second opinion on the volume: the triangles are all there is. */
const solidOf = ({ measures, closed }: Body): MeasuredSolid => ({
  kind: 'measured', solid: { ...measures, faces: { total: 0, plane: 0, cylinder: 0, cone: 0, sphere: 0, torus: 0, freeform: 0 } },
  closed, valid: true, invalidFaceIds: [], gapMm: 0, meshVolumeMm3: measures.volumeMm3, unmeshedFaceIds: [],
})
