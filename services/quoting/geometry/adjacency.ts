import type { Edge, Face } from './recognition/shape-graph.ts'
import type { Vector } from './recognition/vector.ts'
import { add, cross, distance, dot, scale, subtract, unit } from './recognition/vector.ts'
import type { SurfaceMesh } from './surface-mesh.ts'

/**
 * How the faces of a solid meet, read off its triangulation: neighbouring faces share the points of their common edge to the last bit, and every point
 * carries the normal of its face's exact surface. That tells convex from concave exactly, and costs nothing of the kernel.
 */

/** A side of one triangle that is on the boundary of its face; `from` and `to` are points in space, `corners` the face's own vertices there. */
type Side = { readonly face: number; readonly from: number; readonly to: number; readonly corners: readonly [number, number] }
type Pair = { readonly side: Side; readonly twin: Side }

export type Adjacency = {
  readonly faces: readonly Omit<Face, 'id' | 'surface' | 'seen'>[]
  readonly edges: readonly Edge[]
}

/** Turn below which two faces run smoothly into each other, radians: splines that approximate a fillet miss tangency by less. */
const SMOOTH = 0.02
/** Share of its length by which an edge may leave the straight line. */
const STRAIGHT = 1e-4

const at = (values: Float32Array, index: number): Vector => [values[3 * index] ?? 0, values[3 * index + 1] ?? 0, values[3 * index + 2] ?? 0]

/** One number for all vertices at the same point, of whatever face. */
const weld = (positions: Float32Array): Int32Array => {
  const points = new Map<string, number>()
  return Int32Array.from({ length: positions.length / 3 }, (_, vertex) => {
    const key = `${positions[3 * vertex]},${positions[3 * vertex + 1]},${positions[3 * vertex + 2]}`
    const known = points.get(key) ?? points.size
    points.set(key, known)
    return known
  })
}

/** Sides that only one triangle of the face has; those of no length, as at the tip of a cone, are left out. */
const boundaryOf = ({ triangles, faceStarts }: SurfaceMesh, welded: Int32Array, face: number): Side[] => {
  const sides = new Map<string, readonly [number, number]>()
  for (let first = faceStarts[face] ?? 0; first < (faceStarts[face + 1] ?? 0); first += 3) {
    const corners = [triangles[first] ?? 0, triangles[first + 1] ?? 0, triangles[first + 2] ?? 0] as const
    for (const [a, b] of [[corners[0], corners[1]], [corners[1], corners[2]], [corners[2], corners[0]]] as const) {
      if (!sides.delete(`${b},${a}`)) sides.set(`${a},${b}`, [a, b])
    }
  }
  return [...sides.values()].flatMap((corners) => {
    const [from, to] = [welded[corners[0]] ?? 0, welded[corners[1]] ?? 0]
    return from === to ? [] : [{ face, from, to, corners }]
  })
}

/** Each side with the one that runs along it the other way round. A seam, where a closed face meets itself, is no edge. */
const pairsOf = (sides: readonly Side[]): Pair[] => {
  const open = new Map<string, Side[]>()
  for (const side of sides) {
    const key = `${side.from},${side.to}`
    open.set(key, [...(open.get(key) ?? []), side])
  }
  return sides.flatMap((side) => {
    const twins = open.get(`${side.to},${side.from}`) ?? []
    if (twins.some(({ face }) => face === side.face)) return []
    const twin = twins[0]
    return twin === undefined ? [] : [{ side, twin }]
  })
}

/** Root of a point in a forest of connected points. */
const rootOf = (parents: Map<number, number>, point: number): number => {
  let root = point
  for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next
  parents.set(point, root)
  return root
}

/** Connected runs of pairs between the same two faces. */
const runsOf = (pairs: readonly Pair[]): Pair[][] => {
  const parents = new Map<number, number>()
  for (const { side } of pairs) parents.set(rootOf(parents, side.from), rootOf(parents, side.to))
  const runs = new Map<number, Pair[]>()
  for (const pair of pairs) {
    const root = rootOf(parents, pair.side.from)
    const run = runs.get(root)
    if (run === undefined) runs.set(root, [pair])
    else run.push(pair)
  }
  return [...runs.values()]
}

/** Turn of the normal across one side, positive where convex: seen along the side, the material is on its left. */
const turnOf = ({ normals }: SurfaceMesh, points: readonly Vector[], { side, twin }: Pair): number => {
  const normal = ([a, b]: readonly [number, number]): Vector => unit(add(at(normals, a), at(normals, b)))
  const [own, other] = [normal(side.corners), normal(twin.corners)]
  const along = unit(subtract(points[side.to] ?? [0, 0, 0], points[side.from] ?? [0, 0, 0]))
  return Math.atan2(dot(along, cross(own, other)), dot(own, other))
}

/** First and last point of a run; of a closed one any point, twice. */
const endsOf = (run: readonly Pair[]): readonly [number, number] => {
  const [froms, tos] = [new Set(run.map(({ side }) => side.from)), new Set(run.map(({ side }) => side.to))]
  const start = [...froms].find((point) => !tos.has(point))
  const end = [...tos].find((point) => !froms.has(point))
  const any = run[0]?.side.from ?? 0
  return start === undefined || end === undefined ? [any, any] : [start, end]
}

const edgeOf = (mesh: SurfaceMesh, points: readonly Vector[], run: readonly Pair[], id: number): Edge => {
  const point = (index: number): Vector => points[index] ?? [0, 0, 0]
  const lengths = run.map(({ side }) => distance(point(side.from), point(side.to)))
  const total = lengths.reduce((sum, each) => sum + each, 0)
  const angle = run.reduce((sum, pair, index) => sum + turnOf(mesh, points, pair) * (lengths[index] ?? 0), 0) / total
  const [first, last] = endsOf(run)
  const straight = first !== last && Math.abs(distance(point(first), point(last)) - total) < STRAIGHT * total
  const [own, other] = [run[0]?.side.face ?? 0, run[0]?.twin.face ?? 0]
  return {
    id, faces: [own, other], angle, convexity: Math.abs(angle) < SMOOTH ? 'smooth' : angle > 0 ? 'convex' : 'concave', length: total,
    closed: first === last, start: point(first), end: point(last), ...(straight && { line: unit(subtract(point(last), point(first))) }),
  }
}

/** Closed walks along the boundary of one face. */
const loopsOf = (pairs: readonly Pair[]): Side[][] => {
  const leaving = new Map<number, Side[]>()
  for (const { side } of pairs) leaving.set(side.from, [...(leaving.get(side.from) ?? []), side])
  const loops: Side[][] = []
  for (const { side: first } of pairs) {
    const loop: Side[] = []
    for (let side = leaving.get(first.from)?.pop(); side !== undefined; side = leaving.get(side.to)?.pop()) loop.push(side)
    if (loop.length > 0) loops.push(loop)
  }
  return loops
}

/** Twice the area within a loop as a vector; it points against the normal where the loop bounds an opening. */
const areaWithin = (loop: readonly Side[], points: readonly Vector[]): Vector =>
  loop.map(({ from, to }) => cross(points[from] ?? [0, 0, 0], points[to] ?? [0, 0, 0])).reduce(add, [0, 0, 0])

type Extent = Pick<Face, 'area' | 'min' | 'max' | 'centroid'> & { readonly normal: Vector }

const extentOf = ({ positions, triangles, faceStarts }: SurfaceMesh, face: number): Extent => {
  let [area, weighted, normal]: [number, Vector, Vector] = [0, [0, 0, 0], [0, 0, 0]]
  const [min, max]: [[number, number, number], [number, number, number]] = [[Infinity, Infinity, Infinity], [-Infinity, -Infinity, -Infinity]]
  for (let first = faceStarts[face] ?? 0; first < (faceStarts[face + 1] ?? 0); first += 3) {
    const corners = [0, 1, 2].map((corner) => at(positions, triangles[first + corner] ?? 0))
    const [a = [0, 0, 0], b = [0, 0, 0], c = [0, 0, 0]]: Vector[] = corners
    const twice = cross(subtract(b, a), subtract(c, a))
    const size = Math.hypot(...twice) / 2
    area += size
    normal = add(normal, twice)
    weighted = add(weighted, scale(add(add(a, b), c), size / 3))
    for (const corner of corners) for (const axis of [0, 1, 2] as const) {
      min[axis] = Math.min(min[axis], corner[axis])
      max[axis] = Math.max(max[axis], corner[axis])
    }
  }
  return area > 0 ? { area, min, max, centroid: scale(weighted, 1 / area), normal } : { area: 0, min: [0, 0, 0], max: [0, 0, 0], centroid: [0, 0, 0], normal }
}

/** Faces are numbered from 0 here; `undefined` when some side has no partner, so that the triangulation is not closed. */
export const adjacencyOf = (mesh: SurfaceMesh): Adjacency => {
  const welded = weld(mesh.positions)
  const points: Vector[] = []
  for (const [vertex, point] of welded.entries()) points[point] = at(mesh.positions, vertex)
  const count = mesh.faceStarts.length - 1
  const pairs = pairsOf(Array.from({ length: count }, (_, face) => boundaryOf(mesh, welded, face)).flat())
  const between = Map.groupBy(pairs.filter(({ side, twin }) => side.face < twin.face), ({ side, twin }) => `${side.face},${twin.face}`)
  const runs = [...between.values()].flatMap(runsOf)
  const edges = runs.map((run, id) => edgeOf(mesh, points, run, id))
  const edgeAt = new Map(runs.flatMap((run, id) => run.flatMap(({ side, twin }) => [[side, id], [twin, id]] as const)))
  const ofFace = Map.groupBy(pairs, ({ side }) => side.face)
  const faces = Array.from({ length: count }, (_, face) => {
    const { normal, ...extent } = extentOf(mesh, face)
    const loops = loopsOf(ofFace.get(face) ?? []).map((loop) => ({
      edges: [...new Set(loop.flatMap((side) => edgeAt.get(side) ?? []))],
      inner: dot(areaWithin(loop, points), normal) < 0,
    }))
    return { ...extent, loops }
  })
  return { faces, edges }
}
