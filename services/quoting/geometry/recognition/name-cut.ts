import type { FeatureKind } from '../report.ts'
import type { Block } from './block.ts'
import { goesThrough, isSquareTo } from './block.ts'
import type { Cut } from './cuts.ts'
import type { Neighbours } from './neighbours.ts'
import type { Section } from './section.ts'
import type { Face } from './shape-graph.ts'
import { cross, dot, parallel, perpendicular, unit } from './vector.ts'
import type { Vector } from './vector.ts'

/** Names a cut by its outline: how many walls, whether they close, whether there is a floor. */

const RIGHT_ANGLE = 0.02

const normalOf = ({ surface }: Face): Vector => (surface.kind === 'plane' ? surface.normal : [0, 0, 0])
const turnOf = ({ surface }: Face): number => (surface.kind === 'cylinder' ? surface.turn : 0)

/** Walls at sixths of a turn are of a hexagon, also where another cut has taken some of them away. */
const isHexagonal = (planes: readonly Face[]): boolean => {
  const angles = planes.slice(1).map((plane) => Math.acos(Math.max(-1, Math.min(1, dot(normalOf(plane), normalOf(planes[0] ?? plane))))))
  return angles.some((angle) => Math.abs(angle - Math.PI) > 0.01) && angles.every((angle) => Math.abs(angle / (Math.PI / 3) - Math.round(angle / (Math.PI / 3))) < 0.005)
}

/** How the outline of walls all round is called. */
const outlineOf = (planes: readonly Face[]): '6sides' | 'rectangular' | 'triangular' | undefined => {
  if (planes.length === 3) return 'triangular'
  if (planes.length > 3 && isHexagonal(planes)) return '6sides'
  return planes.length === 4 ? 'rectangular' : planes.length === 6 ? '6sides' : undefined
}

const closedPocket = ({ planes, curved }: Section): FeatureKind => {
  if (curved.length === 1 && planes.length === 0) return 'blind-hole'
  if (curved.length > 0) return planes.length === 2 ? 'circular-end-pocket' : 'pocket'
  const outline = outlineOf(planes)
  return outline === undefined ? 'pocket' : `${outline}-pocket`
}

const closedPassage = ({ planes, curved }: Section): FeatureKind => {
  if (curved.length === 1 && planes.length === 0) return 'through-hole'
  const outline = curved.length > 0 ? undefined : outlineOf(planes)
  return outline === undefined ? 'passage' : `${outline}-passage`
}

/** One wall on a floor: it runs through to two opposite sides, straight or slanted, or cuts a corner off. */
const step = (wall: Face, floor: Face, block: Block): FeatureKind => {
  if (isSquareTo(block, normalOf(wall))) return 'rectangular-through-step'
  return goesThrough(block, normalOf(floor), normalOf(wall), wall.centroid) === false ? 'triangular-blind-step' : 'slanted-through-step'
}

/** Two planes with one corner: a V that opens to one plane on both sides, or a step that opens to two. */
const corner = (a: Face, b: Face, block: Block, neighbours: Neighbours): FeatureKind => {
  const line = unit(cross(normalOf(a), normalOf(b)))
  const rims = (face: Face): Face[] =>
    neighbours.of(face.id).filter(({ edge, face: next }) => edge.convexity === 'convex' && edge.line !== undefined && parallel(edge.line, line, 0.02) && next.surface.kind === 'plane').map(({ face: next }) => next)
  const others = rims(b)
  const shared = rims(a).filter((rim) => others.includes(rim))
  if (shared.length > 0 || !perpendicular(normalOf(a), normalOf(b), RIGHT_ANGLE)) return 'triangular-through-slot'
  return isSquareTo(block, normalOf(b)) && !isSquareTo(block, normalOf(a)) ? step(a, b, block) : step(b, a, block)
}

const openWithFloor = ({ planes, curved }: Section): FeatureKind => {
  const [a, b] = planes
  if (curved.length > 0) {
    if (planes.length === 0) return 'circular-blind-step'
    if (planes.length === 2 && curved.length === 1) return 'v-circular-end-blind-slot'
    return planes.length === 1 && curved.length === 2 ? 'h-circular-end-blind-slot' : 'step'
  }
  if (planes.length >= 2 && isHexagonal(planes)) return '6sides-pocket'
  if (planes.length === 3) return 'rectangular-blind-slot'
  if (planes.length !== 2 || a === undefined || b === undefined) return 'step'
  if (parallel(normalOf(a), normalOf(b), 0.1)) return 'rectangular-through-slot'
  return perpendicular(normalOf(a), normalOf(b), RIGHT_ANGLE) ? 'rectangular-blind-step' : '2sides-through-step'
}

/** `undefined`: nothing that has a name. */
export const nameOf = ({ faces }: Cut, section: Section, block: Block, neighbours: Neighbours): FeatureKind | undefined => {
  const { planes, curved, floor, closed } = section
  if (closed) return floor === undefined ? closedPassage(section) : closedPocket(section)
  const [wall, other] = planes
  if (curved.length === 0 && floor !== undefined && wall !== undefined && other === undefined) return corner(floor, wall, block, neighbours)
  if (curved.length === 0 && floor === undefined && wall !== undefined && other !== undefined && planes.length === 2) return corner(wall, other, block, neighbours)
  if (floor !== undefined) return openWithFloor(section)
  const concave = faces.some(({ surface }) => surface.kind === 'cylinder' && surface.concave)
  if (planes.length === 0 && curved.length > 0) return concave && curved.every((face) => turnOf(face) > 0.3) ? 'circular-through-slot' : undefined
  return planes.length + curved.length > 1 ? 'slot' : undefined
}
