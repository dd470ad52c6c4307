import type { Face, ShapeGraph, Surface } from './shape-graph.ts'
import type { Vector } from './vector.ts'
import { add, dot, fromAxis, length, parallel, scale, subtract } from './vector.ts'

/** Finds bores: the longest stretches of concave cylinder of one axis and one diameter, whatever faces they are written in. */

export type Bore = {
  readonly diameterMm: number
  readonly lengthMm: number
  readonly axis: Vector
  /** Where on the axis it begins. */
  readonly start: Vector
  readonly faceIds: readonly number[]
}

type Cylinder = Extract<Surface, { kind: 'cylinder' }>
export type CylinderFace = { readonly id: number; readonly surface: Cylinder }

/** Share of a turn that must be there: a bore may break through a wall or carry a keyway, a rounded corner is none. */
const WHOLE_TURN = 0.9 * 2 * Math.PI
/** Two faces are of one axis and one radius within this, mm. */
const SAME = 1e-3

export const cylindersOf = (faces: readonly Face[]): CylinderFace[] =>
  faces.flatMap(({ id, surface }) => (surface.kind === 'cylinder' ? [{ id, surface }] : []))

/** Whether one line is the axis of both: parallel, and no further apart anywhere along the two than `SAME`. */
export const isCoaxial = (a: { readonly axis: Vector; readonly point: Vector }, b: { readonly axis: Vector; readonly point: Vector }): boolean =>
  parallel(a.axis, b.axis, 1e-4) && length(fromAxis(a.axis, a.point, b.point)) < SAME

/** Of a surface of revolution, along a common axis from a common point. */
export const spanOn = (axis: Vector, point: Vector, { axis: own, point: at, from, to }: Pick<Cylinder, 'axis' | 'point' | 'from' | 'to'>): readonly [number, number] => {
  const base = dot(subtract(at, point), axis)
  const sign = Math.sign(dot(own, axis))
  const ends = [base + sign * from, base + sign * to] as const
  return [Math.min(...ends), Math.max(...ends)]
}

/** Faces of one axis and radius. */
const groupsOf = (cylinders: readonly CylinderFace[]): CylinderFace[][] => {
  const groups: CylinderFace[][] = []
  for (const face of cylinders) {
    const group = groups.find(([first]) => first !== undefined && Math.abs(first.surface.radius - face.surface.radius) < SAME && isCoaxial(first.surface, face.surface))
    if (group === undefined) groups.push([face])
    else group.push(face)
  }
  return groups
}

/** A face with its span on the axis that all of its group share. */
type Placed = CylinderFace & { readonly span: readonly [number, number]; readonly line: Pick<Cylinder, 'axis' | 'point'> }

/** Splits where nothing of the cylinder is left: the two cheeks of a fork have a bore each. */
const stretchesOf = (group: readonly CylinderFace[]): Placed[][] => {
  const [first] = group
  if (first === undefined) return []
  const line = { axis: first.surface.axis, point: first.surface.point }
  const placed = group.map((face) => ({ ...face, line, span: spanOn(line.axis, line.point, face.surface) })).toSorted((a, b) => a.span[0] - b.span[0])
  const stretches: Placed[][] = []
  let end = -Infinity
  for (const face of placed) {
    const last = stretches.at(-1)
    if (last === undefined || face.span[0] > end + SAME) stretches.push([face])
    else last.push(face)
    end = Math.max(end, face.span[1])
  }
  return stretches
}

/** The most of a turn that the faces cover at any one height. */
const coverOf = (stretch: readonly Placed[]): number =>
  Math.max(...stretch.map(({ span: [from, to] }) => {
    const height = (from + to) / 2
    return stretch.reduce((sum, { span, surface }) => sum + (span[0] <= height && height <= span[1] ? surface.turn : 0), 0)
  }))

const boreOf = (stretch: readonly Placed[]): Bore | undefined => {
  const [first] = stretch
  if (first === undefined || coverOf(stretch) < WHOLE_TURN) return undefined
  const { line: { axis, point }, surface: { radius } } = first
  const [from, to] = [Math.min(...stretch.map(({ span }) => span[0])), Math.max(...stretch.map(({ span }) => span[1]))]
  return { diameterMm: 2 * radius, lengthMm: to - from, axis, start: add(point, scale(axis, from)), faceIds: stretch.map(({ id }) => id).toSorted((a, b) => a - b) }
}

const stretches = ({ faces }: ShapeGraph): Placed[][] =>
  groupsOf(cylindersOf(faces).filter(({ surface }) => surface.concave)).flatMap(stretchesOf)

export const boresOf = (graph: ShapeGraph): Bore[] => stretches(graph).flatMap((stretch) => boreOf(stretch) ?? [])

/** Radius of the smallest concave cylinder that is no bore: the largest cutter that reaches every such corner. */
export const minInternalCornerRadius = (graph: ShapeGraph): number | undefined => {
  const corners = stretches(graph).filter((stretch) => boreOf(stretch) === undefined).flat()
  return corners.length === 0 ? undefined : Math.min(...corners.map(({ surface }) => surface.radius))
}
