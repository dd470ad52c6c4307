import type { Kernel, Shape } from './opencascade.ts'
import type { Sample } from './recognition/canonical.ts'
import { recognise } from './recognition/canonical.ts'
import type { Surface } from './recognition/shape-graph.ts'
import type { Vector } from './recognition/vector.ts'
import { add, cross, distance, dot, fromAxis, length, mean, scale, subtract, unit } from './recognition/vector.ts'
import type { SurfaceMesh } from './surface-mesh.ts'

/** On which surface each face of a solid lies, with its figures. Runs in the child process only. Units: mm, radians. */

type Adaptor = InstanceType<Kernel['BRepAdaptor_Surface']>

/** What is known of a face besides its surface: points of its triangulation and the outward normals there. */
type Outside = readonly Sample[]

const triple = (of: { X(): number; Y(): number; Z(): number }): Vector => [of.X(), of.Y(), of.Z()]

const pointAt = (surface: Adaptor, u: number, v: number): Vector => {
  using point = surface.EvalD0(u, v)
  return triple(point)
}

/** Point and normal; the normal is zero where the surface comes to a tip. */
const sampleAt = (surface: Adaptor, u: number, v: number): Sample => {
  const { Point, D1U, D1V } = surface.EvalD1(u, v)
  const sample = { point: triple(Point), normal: unit(cross(triple(D1U), triple(D1V))) }
  for (const each of [Point, D1U, D1V]) each.delete()
  return sample
}

type Box = { readonly u: readonly [number, number]; readonly v: readonly [number, number] }

const boxOf = (surface: Adaptor): Box => ({
  u: [surface.FirstUParameter(), surface.LastUParameter()],
  v: [surface.FirstVParameter(), surface.LastVParameter()],
})

/** Whether the material is outside: the outward normal looks towards the axis or centre. `radial` points away from it. */
const isConcave = (outside: Outside, radial: (point: Vector) => Vector): boolean =>
  outside.reduce((sum, { point, normal }) => sum + dot(normal, unit(radial(point))), 0) < 0

type Turn = { readonly turn: number; readonly middle: Vector }

/** How far around its axis a face goes, from the directions in which it has points: a whole turn less the widest gap. */
const turnAround = (axis: Vector, point: Vector, outside: Outside): Turn => {
  const radials = outside.map((sample) => fromAxis(axis, point, sample.point)).filter((radial) => length(radial) > 0)
  const first = unit(radials[0] ?? [0, 0, 0])
  const second = cross(axis, first)
  const angles = radials.map((radial) => Math.atan2(dot(radial, second), dot(radial, first))).toSorted((a, b) => a - b)
  const gaps = angles.map((angle, index) => ({ size: (angles[index + 1] ?? (angles[0] ?? 0) + 2 * Math.PI) - angle, middle: angle }))
  const widest = gaps.reduce((most, gap) => (gap.size > most.size ? gap : most), { size: 0, middle: 0 })
  const opposite = widest.middle + widest.size / 2 + Math.PI
  return { turn: 2 * Math.PI - widest.size, middle: add(scale(first, Math.cos(opposite)), scale(second, Math.sin(opposite))) }
}

/** The first parameter of a surface of revolution is the angle around its axis. */
const turnOf = (surface: Adaptor, axis: Vector, point: Vector): Turn => {
  const { u, v } = boxOf(surface)
  return { turn: u[1] - u[0], middle: unit(fromAxis(axis, point, pointAt(surface, (u[0] + u[1]) / 2, (v[0] + v[1]) / 2))) }
}

const along = (axis: Vector, point: Vector, outside: Outside): { readonly from: number; readonly to: number } => {
  const heights = outside.map((sample) => dot(subtract(sample.point, point), axis))
  return { from: Math.min(...heights), to: Math.max(...heights) }
}

/** The frame of a cone or a torus, which the library in use hands out as no object of its own, by three points of its parallel v = 0. */
const frameOf = (surface: Adaptor): { readonly axis: Vector; readonly point: Vector; readonly radius: number } => {
  const [a, b, c] = [pointAt(surface, 0, 0), pointAt(surface, Math.PI, 0), pointAt(surface, Math.PI / 2, 0)]
  const point = scale(add(a, b), 0.5)
  return { point, axis: unit(cross(subtract(a, point), subtract(c, point))), radius: distance(a, b) / 2 }
}

const plane = (surface: Adaptor, outside: Outside): Surface => {
  using found = surface.Plane()
  using axis = found.Axis()
  using direction = axis.Direction()
  using location = axis.Location()
  const normal = triple(direction)
  const outward = dot(normal, mean(outside.map((sample) => sample.normal))) < 0 ? scale(normal, -1) : normal
  return { kind: 'plane', normal: outward, point: triple(location), recognised: false }
}

const cylinder = (surface: Adaptor, outside: Outside): Surface => {
  using found = surface.Cylinder()
  using line = found.Axis()
  using direction = line.Direction()
  using location = line.Location()
  const [axis, point] = [triple(direction), triple(location)]
  // The second parameter of a cylinder is the height along its axis, up or down.
  const { u, v } = boxOf(surface)
  const heights = v.map((height) => dot(subtract(pointAt(surface, u[0], height), point), axis))
  return {
    kind: 'cylinder', axis, point, radius: found.Radius(), from: Math.min(...heights), to: Math.max(...heights), ...turnOf(surface, axis, point),
    concave: isConcave(outside, (at) => fromAxis(axis, point, at)), recognised: false,
  }
}

/** Parallels of a cone have their middle on its axis; two of them give the angle. */
const cone = (surface: Adaptor, outside: Outside): Surface => {
  const { v } = boxOf(surface)
  const parallelAt = (height: number): { readonly middle: Vector; readonly signed: Vector } => {
    const [a, b] = [pointAt(surface, 0, height), pointAt(surface, Math.PI, height)]
    return { middle: scale(add(a, b), 0.5), signed: scale(subtract(a, b), 0.5) }
  }
  const [low, high] = [parallelAt(v[0]), parallelAt(v[1])]
  const [wide, narrow] = length(low.signed) > length(high.signed) ? [low, high] : [high, low]
  const axis = unit(subtract(wide.middle, narrow.middle))
  const radius = length(narrow.signed)
  return {
    kind: 'cone', axis, point: narrow.middle, radius, from: 0, to: distance(wide.middle, narrow.middle), ...turnOf(surface, axis, narrow.middle),
    halfAngle: Math.atan2(length(wide.signed) - radius, distance(wide.middle, narrow.middle)),
    concave: isConcave(outside, (at) => fromAxis(axis, narrow.middle, at)), recognised: false,
  }
}

const sphere = (surface: Adaptor, outside: Outside): Surface => {
  using found = surface.Sphere()
  using location = found.Location()
  const centre = triple(location)
  return { kind: 'sphere', centre, radius: found.Radius(), concave: isConcave(outside, (at) => subtract(at, centre)), recognised: false }
}

const torus = (surface: Adaptor, outside: Outside): Surface => {
  const { axis, point, radius: outer } = frameOf(surface)
  const inner = dot(subtract(pointAt(surface, 0, Math.PI), point), unit(subtract(pointAt(surface, 0, 0), point)))
  const majorRadius = (outer + inner) / 2
  const fromTube = (at: Vector): Vector => {
    const radial = fromAxis(axis, point, at)
    return subtract(at, add(point, scale(unit(radial), majorRadius)))
  }
  return { kind: 'torus', axis, point, majorRadius, radius: (outer - inner) / 2, ...turnOf(surface, axis, point), ...along(axis, point, outside), concave: isConcave(outside, fromTube) }
}

const STEPS = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98]

/** A surface of another kind, which may be a plane, cylinder, cone or sphere all the same. */
const freeform = (surface: Adaptor, outside: Outside): Surface => {
  const { u, v } = boxOf(surface)
  const samples = STEPS.flatMap((s) => STEPS.map((t) => sampleAt(surface, u[0] + s * (u[1] - u[0]), v[0] + t * (v[1] - v[0]))))
  const found = recognise(samples.filter(({ normal }) => length(normal) > 0))
  if (found === undefined) return { kind: 'freeform' }
  if (found.kind === 'plane') {
    const flipped = dot(found.normal, mean(outside.map((sample) => sample.normal))) < 0
    return { ...found, normal: flipped ? scale(found.normal, -1) : found.normal, recognised: true }
  }
  if (found.kind === 'sphere') return { ...found, concave: isConcave(outside, (at) => subtract(at, found.centre)), recognised: true }
  const { axis, point } = found
  const spans = { ...along(axis, point, outside), ...turnAround(axis, point, outside), concave: isConcave(outside, (at) => fromAxis(axis, point, at)) }
  return { ...found, ...spans, recognised: true }
}

const READERS: { readonly [type: string]: (surface: Adaptor, outside: Outside) => Surface } = {
  GeomAbs_Plane: plane, GeomAbs_Cylinder: cylinder, GeomAbs_Cone: cone, GeomAbs_Sphere: sphere, GeomAbs_Torus: torus,
}

const pointsOf = ({ positions, normals, triangles, faceStarts }: SurfaceMesh, face: number): Outside => {
  const vertices = [...new Set(triangles.subarray(faceStarts[face] ?? 0, faceStarts[face + 1] ?? 0))]
  const at = (values: Float32Array, vertex: number): Vector => [values[3 * vertex] ?? 0, values[3 * vertex + 1] ?? 0, values[3 * vertex + 2] ?? 0]
  return vertices.map((vertex) => ({ point: at(positions, vertex), normal: at(normals, vertex) }))
}

/** One surface for each face, in their order. */
export const surfacesOf = (kernel: Kernel, faces: readonly Shape[], mesh: SurfaceMesh): Surface[] =>
  faces.map((face, index) => {
    using surface = new kernel.BRepAdaptor_Surface(kernel.TopoDS.Face(face), true)
    const outside = pointsOf(mesh, index)
    return outside.length === 0 ? { kind: 'freeform' } : (READERS[surface.GetType()] ?? freeform)(surface, outside)
  })
