import { isCoaxial } from './bores.ts'
import type { Neighbours } from './neighbours.ts'
import type { Face, Surface } from './shape-graph.ts'
import type { Cut } from './cuts.ts'
import { distinctPlanes } from './cuts.ts'
import type { Vector } from './vector.ts'
import { across, cross, dot, length, parallel, perpendicular, scale, unit } from './vector.ts'

/** How a cut is swept: the walls around a direction, and a floor across it where it ends. */
export type Section = {
  /** Out of the floor; of a cut without a floor either way along its walls. */
  readonly direction: Vector
  readonly floor: Face | undefined
  /** One face for each plane and for each cylinder that stands as a wall. */
  readonly planes: readonly Face[]
  readonly curved: readonly Face[]
  /** Whether the walls go all the way round: there is no direction across in which the cut opens. */
  readonly closed: boolean
}

type Cylinder = Extract<Surface, { kind: 'cylinder' }>

const distinctCylinders = (faces: readonly Face[]): Face[] => {
  const found: Face[] = []
  for (const face of faces) if (!found.some((known) => isSameCylinder(known, face))) found.push(face)
  return found
}

const isSameCylinder = ({ surface: a }: Face, { surface: b }: Face): boolean =>
  a.kind === 'cylinder' && b.kind === 'cylinder' && Math.abs(a.radius - b.radius) < 1e-3 && isCoaxial(a, b)

/** Drafts of walls go up to some degrees: the sine. */
const DRAFT = 0.1
/** Walls leave half a turn open, or less: radians, with room for drafts. */
const HALF_TURN = Math.PI - 0.02

const normalOf = ({ surface }: Face): Vector => (surface.kind === 'plane' ? surface.normal : [0, 0, 0])

/** Directions in which a wall faces, as angles around `direction`. */
const facings = (face: Face, direction: Vector): number[] => {
  const first = across(direction)
  const second = cross(direction, first)
  const angle = (facing: Vector): number => Math.atan2(dot(facing, second), dot(facing, first))
  if (face.surface.kind === 'plane') return [angle(face.surface.normal)]
  if (face.surface.kind !== 'cylinder') return []
  const middle = angle(scale(face.surface.middle, face.surface.concave ? -1 : 1))
  const steps = Math.max(2, Math.ceil(face.surface.turn / 0.5))
  const { turn } = face.surface
  return Array.from({ length: steps + 1 }, (_, step) => middle + turn * (step / steps - 0.5))
}

const isClosed = (walls: readonly Face[], direction: Vector): boolean => {
  const turn = 2 * Math.PI
  const angles = walls.flatMap((wall) => facings(wall, direction)).map((angle) => ((angle % turn) + turn) % turn).toSorted((a, b) => a - b)
  if (angles.length < 2) return false
  return Math.max(...angles.map((angle, index) => (angles[index + 1] ?? (angles[0] ?? 0) + turn) - angle)) < HALF_TURN
}

const isWall = (face: Face, direction: Vector): boolean =>
  face.surface.kind === 'cylinder' ? parallel(face.surface.axis, direction, DRAFT) : perpendicular(normalOf(face), direction, DRAFT)

/** The plane to which most of the others stand upright; of two alike, the one with more corners to them. */
const floorAmong = (planes: readonly Face[], curved: readonly Face[], neighbours: Neighbours): Face | undefined => {
  const corners = (plane: Face): number =>
    neighbours.of(plane.id).filter(({ edge, face }) => edge.convexity === 'concave' && [...planes, ...curved].some(({ id }) => id === face.id)).reduce((sum, { edge }) => sum + edge.length, 0)
  const upright = (plane: Face): number => [...planes, ...curved].filter((face) => face !== plane && isWall(face, normalOf(plane))).length
  const others = planes.length + curved.length - 1
  return planes
    .filter((plane) => upright(plane) >= Math.max(1, 0.7 * others))
    .toSorted((a, b) => upright(b) - upright(a) || corners(b) - corners(a))[0]
}

const cylinderAxis = (face: Face | undefined): Vector | undefined => (face?.surface.kind === 'cylinder' ? (face.surface satisfies Cylinder).axis : undefined)

/** The direction along which all planes run, where there is no floor. */
const alongAll = (planes: readonly Face[], curved: readonly Face[]): Vector | undefined => {
  const [first, ...rest] = planes.map(normalOf)
  const other = rest.find((normal) => first !== undefined && length(cross(first, normal)) > DRAFT)
  if (first !== undefined && other !== undefined) return unit(cross(first, other))
  return cylinderAxis(curved.find(({ surface }) => surface.kind === 'cylinder'))
}

/** `undefined`: a single plane, or planes that nothing sweeps. */
export const sectionOf = ({ faces }: Cut, neighbours: Neighbours): Section | undefined => {
  const all = distinctPlanes(faces)
  const curved = faces.filter(({ surface }) => surface.kind === 'cylinder')
  const floor = floorAmong(all, curved, neighbours)
  const direction = floor === undefined ? alongAll(all, curved) : normalOf(floor)
  if (direction === undefined) return undefined
  const planes = all.filter((face) => face !== floor && isWall(face, direction))
  if (floor === undefined && planes.length + curved.length < 0.7 * (all.length + curved.length)) return undefined
  const walls = curved.filter((face) => isWall(face, direction))
  return { direction, floor, planes, curved: distinctCylinders(walls), closed: isClosed([...planes, ...walls], direction) }
}
