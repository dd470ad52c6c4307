import type { FeatureKind } from '../report.ts'
import type { Cut } from './cuts.ts'
import { distinctPlanes } from './cuts.ts'
import type { Neighbours } from './neighbours.ts'
import type { Section } from './section.ts'
import type { Face } from './shape-graph.ts'
import { dot, parallel, perpendicular } from './vector.ts'
import type { Vector } from './vector.ts'

/** Names a cut by its outline: how many walls, whether they close, whether there is a floor. */

const RIGHT_ANGLE = 0.02

const normalOf = ({ surface }: Face): Vector => (surface.kind === 'plane' ? surface.normal : [0, 0, 0])
const turnOf = ({ surface }: Face): number => (surface.kind === 'cylinder' ? surface.turn : 0)

const closedPocket = (planes: number, curved: number): FeatureKind => {
  if (curved > 0) return planes === 2 ? 'circular-end-pocket' : 'pocket'
  return planes === 3 ? 'triangular-pocket' : planes === 4 ? 'rectangular-pocket' : planes === 6 ? '6sides-pocket' : 'pocket'
}

const closedPassage = (planes: number, curved: number): FeatureKind => {
  if (curved > 0) return 'passage'
  return planes === 3 ? 'triangular-passage' : planes === 4 ? 'rectangular-passage' : planes === 6 ? '6sides-passage' : 'passage'
}

/** Planes beyond the ends of the one corner of a step, by the faces that its two faces share across convex edges. */
const endsOfCorner = (a: Face, b: Face, neighbours: Neighbours): Face[] => {
  const beside = (face: Face): Face[] => neighbours.of(face.id).filter(({ edge }) => edge.convexity === 'convex').map(({ face: other }) => other)
  const others = beside(b)
  return distinctPlanes(beside(a).filter((face) => others.includes(face)))
}

/** One wall on a floor: it runs through to two opposite sides, straight or slanted, or cuts a corner off. */
const step = (wall: Face, floor: Face, neighbours: Neighbours): FeatureKind => {
  const ends = endsOfCorner(wall, floor, neighbours)
  const [first, second] = ends
  if (first !== undefined && second !== undefined && !parallel(normalOf(first), normalOf(second), 0.1)) return 'triangular-blind-step'
  return ends.every((end) => perpendicular(normalOf(end), normalOf(wall), RIGHT_ANGLE)) ? 'rectangular-through-step' : 'slanted-through-step'
}

/** Two planes with one corner: a V that opens to one plane on both sides, or a step that opens to two. */
const corner = (a: Face, b: Face, neighbours: Neighbours): FeatureKind => {
  const rims = (face: Face, other: Face): Face[] => neighbours.of(face.id).filter(({ edge, face: next }) => edge.convexity === 'convex' && next.surface.kind === 'plane' && next !== other).map(({ face: next }) => next)
  const ends = endsOfCorner(a, b, neighbours)
  const shared = rims(a, b).filter((rim) => rims(b, a).some((other) => other === rim) && dot(normalOf(rim), normalOf(a)) > 0.02 && dot(normalOf(rim), normalOf(b)) > 0.02)
  if (shared.length > 0 || !perpendicular(normalOf(a), normalOf(b), RIGHT_ANGLE)) return 'triangular-through-slot'
  const upright = (face: Face): number => ends.filter((end) => perpendicular(normalOf(face), normalOf(end), RIGHT_ANGLE)).length
  return upright(a) >= upright(b) ? step(b, a, neighbours) : step(a, b, neighbours)
}

const openWithFloor = ({ planes, curved }: Section): FeatureKind => {
  const [a, b] = planes
  if (curved.length > 0) {
    if (planes.length === 0) return 'circular-blind-step'
    if (planes.length === 2 && curved.length === 1) return 'v-circular-end-blind-slot'
    return planes.length === 1 && curved.length === 2 ? 'h-circular-end-blind-slot' : 'step'
  }
  if (planes.length === 3) return 'rectangular-blind-slot'
  if (planes.length !== 2 || a === undefined || b === undefined) return 'step'
  if (parallel(normalOf(a), normalOf(b), 0.1)) return 'rectangular-through-slot'
  return perpendicular(normalOf(a), normalOf(b), RIGHT_ANGLE) ? 'rectangular-blind-step' : '2sides-through-step'
}

/** `undefined`: nothing that has a name. */
export const nameOf = ({ faces }: Cut, section: Section, neighbours: Neighbours): FeatureKind | undefined => {
  const { planes, curved, floor, closed } = section
  if (closed) return floor === undefined ? closedPassage(planes.length, curved.length) : closedPocket(planes.length, curved.length)
  const [wall, other] = planes
  if (curved.length === 0 && floor !== undefined && wall !== undefined && other === undefined) return corner(floor, wall, neighbours)
  if (curved.length === 0 && floor === undefined && wall !== undefined && other !== undefined && planes.length === 2) return corner(wall, other, neighbours)
  if (floor !== undefined) return openWithFloor(section)
  const concave = faces.some(({ surface }) => surface.kind === 'cylinder' && surface.concave)
  if (planes.length === 0 && curved.length > 0) return concave && curved.every((face) => turnOf(face) > 0.3) ? 'circular-through-slot' : undefined
  return planes.length + curved.length > 1 ? 'slot' : undefined
}
