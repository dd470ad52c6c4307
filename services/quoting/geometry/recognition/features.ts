import type { FeatureKind } from '../report.ts'
import type { Block } from './block.ts'
import { blockOf, isSquareTo } from './block.ts'
import { coplanar, cutsOf, isCurvedIn } from './cuts.ts'
import type { Hole } from './holes.ts'
import { nameOf } from './name-cut.ts'
import type { Neighbour, Neighbours } from './neighbours.ts'
import { connected } from './neighbours.ts'
import { sectionOf } from './section.ts'
import { roomIn } from './seen.ts'
import type { Face, ShapeGraph } from './shape-graph.ts'
import type { Vector } from './vector.ts'
import { parallel, scale } from './vector.ts'

/** Finds machined features: what is left after the holes, taken apart into blends, chamfers, what stands out, and cuts. */

export type Feature = {
  readonly kind: FeatureKind
  readonly faceIds: readonly number[]
  /** Directions, out of the material, from any one of which a tool reaches it; none where any will do. */
  readonly access: readonly Vector[]
  /** As in `Feature` of the report. */
  readonly depthMm?: number
  readonly toolMm?: number
}

const sorted = (faces: readonly Face[]): number[] => faces.map(({ id }) => id).toSorted((a, b) => a - b)

/** A blend turns a corner; what turns further is the end of a slot. */
const BLEND_TURN = 0.8 * Math.PI

const smoothTo = (face: Face, neighbours: Neighbours): Neighbour[] => neighbours.of(face.id).filter(({ edge, face: other }) => edge.convexity === 'smooth' && !coplanar(face, other))

/** Runs smoothly into the faces on both of its sides, and is not wider than it needs to be. */
const isBlend = (face: Face, neighbours: Neighbours): boolean => {
  const { surface } = face
  if (surface.kind === 'plane') return false
  const smooth = smoothTo(face, neighbours)
  const sides = new Set(smooth.map(({ face: other }) => other.id))
  if (sides.size < 2) return false
  if (surface.kind === 'torus' || surface.kind === 'sphere') return true
  if (surface.kind === 'freeform') return true
  if (surface.kind !== 'cylinder') return false
  const onSame = smooth.filter(({ face: other }) => other.surface.kind === 'cylinder' && Math.abs(other.surface.radius - surface.radius) < 1e-3 && parallel(other.surface.axis, surface.axis) && isCurvedIn(other) === isCurvedIn(face))
  const turn = surface.turn + onSame.reduce((sum, { face: other }) => sum + (other.surface.kind === 'cylinder' ? other.surface.turn : 0), 0)
  return turn < BLEND_TURN
}

const blendsOf = (faces: readonly Face[], neighbours: Neighbours): Feature[] => {
  const blends = faces.filter((face) => isBlend(face, neighbours))
  const isIn = (face: Face): boolean => isCurvedIn(face) || (face.surface.kind === 'freeform' && neighbours.of(face.id).some(({ face: other, edge }) => edge.convexity === 'smooth' && isCurvedIn(other)))
  return [true, false].flatMap((inwards) => {
    const kind = inwards ? 'fillet' : 'round'
    const own = blends.filter((face) => isIn(face) === inwards)
    const ids = new Set(own.map(({ id }) => id))
    const joined = (id: number): number[] => neighbours.of(id).filter(({ edge, face }) => edge.convexity === 'smooth' && ids.has(face.id)).map(({ face }) => face.id)
    return connected([...ids], joined).map((group): Feature => ({ kind, faceIds: group.toSorted((a, b) => a - b), access: [] }))
  })
}

/** A slanting strip over an edge: it turns convexly into the two faces beside it, by less than they turn into each other. */
const isChamfer = (face: Face, block: Block, neighbours: Neighbours): boolean => {
  const { surface } = face
  const around = neighbours.of(face.id)
  if (around.some(({ edge }) => edge.convexity === 'concave')) return false
  if (surface.kind === 'cone') return !surface.concave && surface.to - surface.from < surface.radius && around.filter(({ edge }) => edge.closed && edge.convexity === 'convex').length === 2
  if (surface.kind !== 'plane' || isSquareTo(block, surface.normal)) return false
  const slanted = around.filter(({ edge, face: other }) => edge.convexity === 'convex' && edge.angle < 1.4 && other.surface.kind === 'plane')
  return slanted.some((a, index) => slanted.slice(index + 1).some((b) => a.face !== b.face && a.edge.line !== undefined && b.edge.line !== undefined && parallel(a.edge.line, b.edge.line, 0.02)))
}

/** Edges at which something stands on a face: a loop within the face that is a corner all along. */
const standingOn = (faces: readonly Face[], neighbours: Neighbours): { readonly edges: ReadonlySet<number>; readonly roots: readonly number[] } => {
  const edges = new Set<number>()
  const roots: number[] = []
  for (const face of faces) {
    const around = new Map(neighbours.of(face.id).map((neighbour) => [neighbour.edge.id, neighbour]))
    for (const loop of face.loops.filter(({ inner }) => inner)) {
      const rim = loop.edges.flatMap((id) => around.get(id) ?? [])
      const stands = rim.length > 0 && rim.every(({ edge, face: other }) => edge.convexity === 'concave' || (edge.convexity === 'smooth' && isCurvedIn(other)))
      if (!stands) continue
      for (const { edge, face: other } of rim) {
        edges.add(edge.id)
        roots.push(other.id)
      }
    }
  }
  return { edges, roots }
}

const bossesOf = (open: readonly Face[], neighbours: Neighbours): { readonly features: Feature[]; readonly edges: ReadonlySet<number> } => {
  const { edges, roots } = standingOn(open, neighbours)
  const ids = new Set(open.map(({ id }) => id))
  const beyond = (id: number): number[] => neighbours.of(id).filter(({ edge, face }) => !edges.has(edge.id) && ids.has(face.id)).map(({ face }) => face.id)
  const groups = connected(open.map(({ id }) => id), beyond).filter((group) => group.some((id) => roots.includes(id)) && group.length < open.length / 2)
  return { edges, features: groups.map((group): Feature => ({ kind: 'boss', faceIds: group.toSorted((a, b) => a - b), access: [] })) }
}

const holeFeature = ({ through, axis, faceIds }: Hole): Feature => ({
  kind: through ? 'through-hole' : 'blind-hole', faceIds, access: through ? [axis, scale(axis, -1)] : [scale(axis, -1)],
})

const cutFeatures = (faces: readonly Face[], blends: ReadonlySet<number>, neighbours: Neighbours, standing: ReadonlySet<number>, block: Block): Feature[] =>
  cutsOf(faces, neighbours, standing).flatMap((cut): Feature[] => {
    const own = { faces: cut.faces.filter(({ id }) => !blends.has(id)) }
    const section = own.faces.length === 0 ? undefined : sectionOf(own, neighbours)
    const kind = section === undefined ? undefined : nameOf(own, section, block, neighbours)
    if (section === undefined || kind === undefined) return []
    const { direction, floor } = section
    return [{ kind, faceIds: sorted(own.faces), access: floor === undefined ? [direction, scale(direction, -1)] : [direction], ...roomIn(cut, section, neighbours) }]
  })

/** Every face is in one feature at most; what is in none is the outside of the part. */
export const featuresOf = (graph: ShapeGraph, holes: readonly Hole[], neighbours: Neighbours): Feature[] => {
  const taken = new Set(holes.flatMap(({ faceIds }) => faceIds))
  const free = (): Face[] => graph.faces.filter(({ id }) => !taken.has(id))
  const blends = blendsOf(free(), neighbours)
  const blended = new Set(blends.flatMap(({ faceIds }) => faceIds))
  const bosses = bossesOf(free(), neighbours)
  for (const { faceIds } of bosses.features) for (const id of faceIds) taken.add(id)
  const block = blockOf(graph)
  const chamfers = free().filter((face) => !blended.has(face.id) && isChamfer(face, block, neighbours))
  for (const { id } of chamfers) taken.add(id)
  const inwards = new Set(blends.filter(({ kind }) => kind === 'fillet').flatMap(({ faceIds }) => faceIds))
  const candidates = free().filter(({ id }) => !blended.has(id) || inwards.has(id))
  const cuts = cutFeatures(candidates, blended, neighbours, bosses.edges, block)
  const inBoss = new Set(bosses.features.flatMap(({ faceIds }) => faceIds))
  return [
    ...holes.map(holeFeature), ...cuts, ...bosses.features,
    ...chamfers.map(({ id }): Feature => ({ kind: 'chamfer', faceIds: [id], access: [] })),
    ...blends.map((blend) => ({ ...blend, faceIds: blend.faceIds.filter((id) => !inBoss.has(id)) })).filter(({ faceIds }) => faceIds.length > 0),
  ]
}

