import type { Process } from '../report.ts'
import { isCoaxial } from './bores.ts'
import type { Feature } from './features.ts'
import type { Neighbours } from './neighbours.ts'
import type { Face, ShapeGraph } from './shape-graph.ts'
import type { Vector } from './vector.ts'
import { cross, dot, fromAxis, length, parallel, subtract } from './vector.ts'

/** How a part of this shape is usually made, and from how many directions. A proposal for whoever plans it. */

/** Share of the area that is turned about one axis: beyond the first all of it, beyond the second worth a lathe. */
const TURNED = { all: 0.9, some: 0.5 } as const
/** Share of the area in pairs of one distance, and that distance as a share of the largest dimension, from which a part is of sheet. */
const SHEET = { share: 0.7, thickness: 0.08 } as const
const SAME_MM = 1e-2

type Line = { readonly axis: Vector; readonly point: Vector }

const lineOf = ({ surface }: Face): Line | undefined => ('axis' in surface ? surface : undefined)

const revolves = (line: Line, face: Face): boolean => {
  const own = lineOf(face)
  if (own !== undefined) return isCoaxial(line, own)
  return face.surface.kind === 'sphere' && length(fromAxis(line.axis, line.point, face.surface.centre)) < 1e-3
}

/** A face straight across the axis that a lathe would make: it ends where something turned begins. */
const isTurnedFace = (line: Line, face: Face, neighbours: Neighbours): boolean => {
  if (face.surface.kind !== 'plane' || !parallel(face.surface.normal, line.axis)) return false
  const around = new Map(neighbours.of(face.id).map(({ edge, face: other }) => [edge.id, other]))
  return face.loops.filter(({ inner }) => !inner).every(({ edges }) => edges.every((id) => revolves(line, around.get(id) ?? face)))
}

const isConvex = ({ surface }: Face): boolean => 'concave' in surface && !surface.concave

const sum = (all: readonly Face[]): number => all.reduce((total, { area }) => total + area, 0)

/** The largest share of the area that is turned about one axis, of those about which something stands out. */
const turnedShare = (graph: ShapeGraph, neighbours: Neighbours): number => {
  const lines: Line[] = []
  for (const face of graph.faces) {
    const line = lineOf(face)
    if (line !== undefined && isConvex(face) && 'turn' in face.surface && face.surface.turn > Math.PI / 2 && !lines.some((known) => isCoaxial(known, line))) lines.push(line)
  }
  const total = sum(graph.faces)
  const share = (line: Line): number => sum(graph.faces.filter((face) => revolves(line, face) || isTurnedFace(line, face, neighbours))) / total
  return Math.max(0, ...lines.map(share))
}

/** Thickness of the material between two faces that look away from each other; `undefined` when there is none or they are no such pair. */
const thicknessBetween = ({ surface: a, centroid }: Face, { surface: b, centroid: other }: Face): number | undefined => {
  if (a.kind === 'plane' && b.kind === 'plane') {
    const distance = dot(subtract(centroid, other), a.normal)
    return dot(a.normal, b.normal) < -0.9999 && distance > 0 ? distance : undefined
  }
  if (a.kind !== 'cylinder' || b.kind !== 'cylinder' || a.concave === b.concave || !isCoaxial(a, b)) return undefined
  const difference = (a.radius - b.radius) * (a.concave ? -1 : 1)
  return difference > 0 ? difference : undefined
}

const sizeOf = (all: readonly Face[]): number =>
  Math.max(...([0, 1, 2] as const).map((axis) => Math.max(...all.map(({ max }) => max[axis])) - Math.min(...all.map(({ min }) => min[axis]))))

/** Whether most of the surface is two skins of one small distance. */
const isSheet = ({ faces: all }: ShapeGraph): boolean => {
  const limit = SHEET.thickness * sizeOf(all)
  const total = sum(all)
  const large = all.filter(({ area }) => area > 0.002 * total)
  const found = large.map((face) => ({ face, thicknesses: large.flatMap((other) => thicknessBetween(face, other) ?? []).filter((each) => each < limit) }))
  const candidates = [...new Set(found.flatMap(({ thicknesses }) => thicknesses).map((each) => Math.round(each / SAME_MM)))]
  return candidates.some((rounded) =>
    sum(found.filter(({ thicknesses }) => thicknesses.some((each) => Math.abs(each - rounded * SAME_MM) < SAME_MM)).map(({ face }) => face)) > SHEET.share * total)
}

export const processOf = (graph: ShapeGraph, neighbours: Neighbours): Process => {
  const share = turnedShare(graph, neighbours)
  if (share > TURNED.all) return 'turned'
  if (isSheet(graph)) return 'sheet'
  return share > TURNED.some ? 'mill-turn' : 'milled'
}

const sameWay = (a: Vector, b: Vector): boolean => length(cross(a, b)) < 0.02 && dot(a, b) > 0

/** The direction that reaches most of what is left, over and over; at least one, for something holds the part. */
export const setupsOf = (features: readonly Feature[]): number => {
  let left = features.filter(({ access }) => access.length > 0)
  let count = 0
  while (left.length > 0) {
    const reach = (way: Vector): Feature[] => left.filter(({ access }) => access.some((each) => sameWay(each, way)))
    const best = left.flatMap(({ access }) => access).map(reach).reduce((most, each) => (each.length > most.length ? each : most), [])
    left = left.filter((feature) => !best.includes(feature))
    count += 1
  }
  return Math.max(1, count)
}
