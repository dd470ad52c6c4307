import { BufferAttribute, BufferGeometry, DoubleSide, Ray } from 'three'
import { MeshBVH } from 'three-mesh-bvh'
import type { Seen, Surface } from './recognition/shape-graph.ts'
import type { Vector } from './recognition/vector.ts'
import { across, add, cross, distance, dot, fromAxis, parallel, scale, subtract, unit } from './recognition/vector.ts'
import type { SurfaceMesh } from './surface-mesh.ts'

/**
 * What is seen from some points of each face: how far it is through the material to the other side, how far through the air to what stands opposite, and whether
 * a straight tool gets there at all. Along rays against the triangulation, so a hint and no measure. Units: mm.
 */

/** Where rays begin: these shares of a triangle's corners, one after another, at even shares of the face's area. */
const SPOTS: readonly Vector[] = [[0.34, 0.33, 0.33], [0.6, 0.2, 0.2], [0.2, 0.6, 0.2], [0.2, 0.2, 0.6], [0.45, 0.1, 0.45]]
/** Fewer on a shape of very many faces, which would take longer than somebody wants to wait for a hint. */
const spotsOn = (faces: number): readonly Vector[] => (faces > 1000 ? SPOTS.slice(0, 3) : SPOTS)
/** Cosine from which two faces stand opposite each other, rather than running together in a wedge. */
const OPPOSITE = 0.9
/** Sine by which a wall may lean over the tool that mills it. */
const LEANS = 0.01
/** Rays begin this far off their face: a share of the largest dimension. */
const OFF = 1e-4
/** The directions in which most of a shape faces, and its axes: both ways along so many are tried. */
const MOST_AXES = 8

const at = (values: Float32Array, index: number): Vector => [values[3 * index] ?? 0, values[3 * index + 1] ?? 0, values[3 * index + 2] ?? 0]
const mixed = ([a, b, c]: readonly [Vector, Vector, Vector], [u, v, w]: Vector): Vector => add(add(scale(a, u), scale(b, v)), scale(c, w))

type Spot = { readonly point: Vector; readonly normal: Vector }
type Hit = { readonly face: number; readonly point: Vector; readonly normal: Vector }

const areaOf = (mesh: SurfaceMesh, first: number): number => {
  const [a, b, c] = cornersOf(mesh, first)
  return Math.hypot(...cross(subtract(b, a), subtract(c, a))) / 2
}
const cornersOf = ({ positions, triangles }: SurfaceMesh, first: number): [Vector, Vector, Vector] =>
  [at(positions, triangles[first] ?? 0), at(positions, triangles[first + 1] ?? 0), at(positions, triangles[first + 2] ?? 0)]

/** Points spread over a face by area, each with the normal of its exact surface. */
const spotsOf = (mesh: SurfaceMesh, face: number, spots: readonly Vector[]): Spot[] => {
  const firsts: number[] = []
  for (let first = mesh.faceStarts[face] ?? 0; first < (mesh.faceStarts[face + 1] ?? 0); first += 3) firsts.push(first)
  const areas = firsts.map((first) => areaOf(mesh, first))
  const total = areas.reduce((sum, area) => sum + area, 0)
  if (total <= 0) return []
  return spots.map((shares, index) => {
    let left = (total * (index + 0.5)) / spots.length
    const nth = areas.findIndex((area) => (left -= area) < 0)
    const first = firsts[nth < 0 ? firsts.length - 1 : nth] ?? 0
    const { normals, triangles } = mesh
    const corner = (k: number): Vector => at(normals, triangles[first + k] ?? 0)
    return { point: mixed(cornersOf(mesh, first), shares), normal: unit(mixed([corner(0), corner(1), corner(2)], shares)) }
  })
}

/** A point of a facet, moved to where the exact surface is: a chord lies up to some hundredths of a radius beside it. */
const onto = (surface: Surface | undefined, point: Vector): Vector => {
  if (surface?.kind !== 'cylinder') return point
  const radial = fromAxis(surface.axis, surface.point, point)
  return add(subtract(point, radial), scale(unit(radial), surface.radius))
}

/** Directions along which most of the area faces or turns, both ways, the commonest first. */
const waysOf = (surfaces: readonly Surface[], areas: readonly number[]): Vector[] => {
  const axes: { readonly axis: Vector; area: number }[] = []
  for (const [index, surface] of surfaces.entries()) {
    const axis = surface.kind === 'plane' ? surface.normal : 'axis' in surface ? surface.axis : undefined
    if (axis === undefined) continue
    const known = axes.find((each) => parallel(each.axis, axis, 0.01))
    if (known) known.area += areas[index] ?? 0
    else axes.push({ axis, area: areas[index] ?? 0 })
  }
  return axes.toSorted((a, b) => b.area - a.area).slice(0, MOST_AXES).flatMap(({ axis }) => [axis, scale(axis, -1)])
}

/** A triangulation to cast rays at. */
type Scene = {
  readonly mesh: SurfaceMesh
  readonly surfaces: readonly Surface[]
  /** What is hit first from `spot`, on the outside (1) or the inside (-1) of its face. */
  hit(spot: Spot, side: 1 | -1, way: Vector): Hit | undefined
}

const sceneOf = (mesh: SurfaceMesh, surfaces: readonly Surface[], largest: number): Scene => {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(mesh.positions, 3))
  geometry.setIndex(new BufferAttribute(mesh.triangles, 1))
  // Otherwise it would put the triangles into another order, and faces are known by theirs.
  const tree = new MeshBVH(geometry, { indirect: true })
  const faceAt = new Int32Array(mesh.triangles.length / 3)
  for (const [face, start] of mesh.faceStarts.slice(0, -1).entries()) faceAt.fill(face, start / 3, (mesh.faceStarts[face + 1] ?? 0) / 3)
  const ray = new Ray()
  return {
    mesh, surfaces,
    hit: ({ point, normal }, side, way) => {
      ray.origin.set(...add(point, scale(normal, side * OFF * largest)))
      ray.direction.set(...way)
      const found = tree.raycastFirst(ray, DoubleSide)
      if (!found) return undefined
      const triangle = found.faceIndex ?? 0
      const [a, b, c] = cornersOf(mesh, 3 * triangle)
      return { face: faceAt[triangle] ?? 0, point: [found.point.x, found.point.y, found.point.z], normal: unit(cross(subtract(b, a), subtract(c, a))) }
    },
  }
}

/** What stands opposite most points of a face, at the median of their distances: through the material, where a face is not its own other side, or over the air. */
const opposite = ({ surfaces, hit }: Scene, face: number, spots: readonly Spot[], side: 1 | -1): Seen['over'] => {
  const hits = spots.flatMap((spot) => {
    const found = hit(spot, side, scale(spot.normal, side))
    const stands = found !== undefined && dot(found.normal, spot.normal) < -OPPOSITE && (side === 1 || found.face !== face)
    return stands ? [{ face: found.face, mm: distance(onto(surfaces[face], spot.point), onto(surfaces[found.face], found.point)) }] : []
  })
  return 2 * hits.length > spots.length ? hits.toSorted((a, b) => a.mm - b.mm)[Math.floor(hits.length / 2)] ?? null : null
}

/** Whether a straight tool can touch a point from outside: along the shape's own directions, straight down, or along the face. */
const isReached = ({ hit }: Scene, ways: readonly Vector[], spot: Spot): boolean => {
  const along = across(spot.normal)
  const tangents = [along, cross(spot.normal, along)].flatMap((each) => [each, scale(each, -1)])
  return [spot.normal, ...ways, ...tangents].some((way) => dot(way, spot.normal) > -LEANS && !hit(spot, 1, way))
}

/** One answer for each face, in their order and with their numbers from 0. `areas` (mm²) and `surfaces` are those of the faces, `largest` the largest dimension of the solid. */
export const seenFrom = (mesh: SurfaceMesh, surfaces: readonly Surface[], areas: readonly number[], largest: number): Seen[] => {
  const scene = sceneOf(mesh, surfaces, largest)
  const ways = waysOf(surfaces, areas)
  return areas.map((_, face) => {
    const spots = spotsOf(mesh, face, spotsOn(areas.length))
    const hidden = spots.filter((spot) => !isReached(scene, ways, spot)).length
    return { through: opposite(scene, face, spots, -1), over: opposite(scene, face, spots, 1), hiddenShare: spots.length === 0 ? 0 : hidden / spots.length }
  })
}
