import type { Bore } from './bores.ts'
import { isCoaxial, spanOn } from './bores.ts'
import type { Neighbours } from './neighbours.ts'
import { connected } from './neighbours.ts'
import type { Face, ShapeGraph } from './shape-graph.ts'
import type { Vector } from './vector.ts'
import { dot, fromAxis, length, parallel, scale, subtract } from './vector.ts'

/** Stacks bores of one axis that meet, with what is between and at the end of them, into holes as they are drilled. */

export type HoleKind = 'through' | 'blind' | 'counterbore' | 'countersink'

export type Hole = {
  readonly kind: HoleKind
  /** Of its narrowest bore. */
  readonly diameterMm: number
  /** From its mouth to the end of its last bore; the tip of a drill is not counted. */
  readonly depthMm: number
  readonly through: boolean
  /** It ends in a plane across it, which a drill does not leave. */
  readonly flatBottom: boolean
  /** The way a drill goes in; either way for a plain through hole. */
  readonly axis: Vector
  readonly faceIds: readonly number[]
}

/** A cone at the mouth that widens it by more is a countersink, otherwise a chamfer: of the bore's diameter. */
const COUNTERSINK = 1.3
/** Share of the bore's section that a bottom has left; half of it may be written as a face of its own. */
const BOTTOM = 0.3
const SAME = 1e-3
const WHOLE_TURN = 0.9 * 2 * Math.PI

type Line = { readonly axis: Vector; readonly point: Vector; readonly radius: number }

/** A concave surface of revolution about the line: a drill's tip, a countersink, the rounded corner of a step. */
const revolvesAbout = (line: Line, { surface }: Face): boolean => {
  if (surface.kind === 'cone' || surface.kind === 'torus') return surface.concave && isCoaxial(line, surface) && surface.turn > WHOLE_TURN / 4
  return surface.kind === 'sphere' && surface.concave && length(fromAxis(line.axis, line.point, surface.centre)) < SAME && surface.radius < line.radius * (1 + 1e-3) + SAME
}

/** A flat bottom or the ring of a step: straight across the line, and nowhere wider than the widest bore beside it. */
const closesOff = (line: Line, face: Face, neighbours: Neighbours, radius: number): boolean => {
  if (face.surface.kind !== 'plane' || !parallel(face.surface.normal, line.axis)) return false
  const rims = neighbours.of(face.id)
  const within = (at: Vector): boolean => length(fromAxis(line.axis, line.point, at)) < radius * (1 + 1e-3) + SAME
  return rims.every(({ edge }) => within(edge.start) && within(edge.end)) && rims.some(({ edge, face: other }) => isWall(line, other) && edge.convexity !== 'convex')
}

const isWall = (line: Line, face: Face): boolean =>
  (face.surface.kind === 'cylinder' && face.surface.concave && isCoaxial(line, face.surface)) || revolvesAbout(line, face)

/** Everything of one axis that hangs together with a bore. */
const facesAround = (line: Line, from: readonly number[], neighbours: Neighbours, radius: number): number[] => {
  const group = [...from]
  const known = new Set(group)
  for (const id of group) for (const { face } of neighbours.of(id)) {
    if (known.has(face.id)) continue
    if (!isWall(line, face) && !closesOff(line, face, neighbours, radius)) continue
    known.add(face.id)
    group.push(face.id)
  }
  return group
}

/** Faces that end a hole: a bottom, though something may lead on from it; a cone that comes to its tip; the ball of a ball-nosed cutter. */
const isEnd = (face: Face, line: Line, neighbours: Neighbours): boolean => {
  if (face.surface.kind === 'cone') return isTip(face.surface, line)
  const around = neighbours.of(face.id)
  const stepsDown = around.some(({ edge, face: other }) => edge.convexity === 'convex' && isWall(line, other))
  const radius = Math.max(0, ...around.map(({ face: other }) => (other.surface.kind === 'cylinder' && isWall(line, other) ? other.surface.radius : 0)))
  if (face.surface.kind === 'plane') return !stepsDown && face.area > BOTTOM * Math.PI * radius ** 2
  return face.surface.kind === 'sphere' && !stepsDown
}

const isTip = ({ radius }: { readonly radius: number }, line: Line): boolean => radius < 0.05 * line.radius

type Stack = { readonly bores: readonly Bore[]; readonly faces: readonly Face[]; readonly line: Line }

const heightOf = (line: Line, at: Vector): number => dot(subtract(at, line.point), line.axis)

/** Bores from the mouth inwards, and whether the far end is open. */
const holeOf = ({ bores, faces, line }: Stack, neighbours: Neighbours): Hole => {
  const narrowest = Math.min(...bores.map(({ diameterMm }) => diameterMm))
  const spans = bores.map((bore) => {
    const [a, b] = [heightOf(line, bore.start), heightOf(line, bore.start) + Math.sign(dot(bore.axis, line.axis)) * bore.lengthMm]
    return [Math.min(a, b), Math.max(a, b), bore.diameterMm] as const
  })
  const [low, high] = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))]
  const closing = faces.filter((face) => isEnd(face, line, neighbours))
  const ends = closing.map((face) => heightOf(line, face.centroid) > (low + high) / 2)
  const blind = ends.length > 0
  const widestLow = Math.max(...spans.filter(([from]) => from < low + SAME).map(([, , diameter]) => diameter))
  const widestHigh = Math.max(...spans.filter(([, to]) => to > high - SAME).map(([, , diameter]) => diameter))
  // Into the material: away from the end that is closed, or from the wider mouth.
  const upwards = blind ? ends[0] === true : widestLow >= widestHigh
  const sunk = faces.some(({ surface }) => {
    if (surface.kind !== 'cone' || isTip(surface, line)) return false
    const [from, to] = spanOn(line.axis, line.point, surface)
    const wide = 2 * (surface.radius + (surface.to - surface.from) * Math.tan(surface.halfAngle))
    return wide > COUNTERSINK * narrowest && (to > high - SAME || from < low + SAME)
  })
  const stepped = bores.some(({ diameterMm }) => diameterMm > narrowest + 2 * SAME)
  return {
    kind: stepped ? 'counterbore' : sunk ? 'countersink' : blind ? 'blind' : 'through',
    diameterMm: narrowest, depthMm: high - low, through: !blind, flatBottom: blind && closing.every(({ surface }) => surface.kind === 'plane'), axis: scale(line.axis, upwards ? 1 : -1),
    faceIds: faces.map(({ id }) => id).toSorted((a, b) => a - b),
  }
}

/** Face ids of a hole are its bores, the rings between them, countersinks and chamfers at its mouth, and its bottom. */
export const holesOf = (graph: ShapeGraph, bores: readonly Bore[], neighbours: Neighbours): Hole[] => {
  const lines = bores.map((bore): Line => ({ axis: bore.axis, point: bore.start, radius: bore.diameterMm / 2 }))
  const widest = (index: number): number => Math.max(...lines.filter((line) => isCoaxial(line, lines[index] ?? line)).map(({ radius }) => radius))
  const around = bores.map((bore, index) => new Set(facesAround(lines[index] ?? { axis: bore.axis, point: bore.start, radius: 0 }, bore.faceIds, neighbours, widest(index))))
  const shares = (a: number, b: number): boolean => [...(bores[b]?.faceIds ?? [])].some((id) => around[a]?.has(id))
  return connected(bores.map((_, index) => index), (index) => bores.flatMap((_, other) => (shares(index, other) || shares(other, index) ? [other] : []))).flatMap((group) => {
    const stacked = group.flatMap((index) => bores[index] ?? [])
    const narrowest = stacked.toSorted((a, b) => a.diameterMm - b.diameterMm)[0]
    if (narrowest === undefined) return []
    const ids = new Set(group.flatMap((index) => [...(around[index] ?? [])]))
    const faces = graph.faces.filter(({ id }) => ids.has(id))
    return [holeOf({ bores: stacked, faces, line: { axis: narrowest.axis, point: narrowest.start, radius: narrowest.diameterMm / 2 } }, neighbours)]
  })
}

