import type { Neighbours } from './neighbours.ts'
import { connected } from './neighbours.ts'
import type { Edge, Face } from './shape-graph.ts'
import { dot, subtract } from './vector.ts'

/**
 * Groups faces by the cut that made them. What a cut leaves meets older faces at convex edges only, because the material there is what both have left over; so two faces
 * that meet at a concave edge were made by one cut. This holds for whatever is cut away from a block, however the cuts cross, and not where material stands on a face.
 */
export type Cut = { readonly faces: readonly Face[] }

const SAME = { mm: 1e-3, cosine: 1 - 1e-6 } as const

export const coplanar = (a: Face, b: Face): boolean =>
  a.surface.kind === 'plane' && b.surface.kind === 'plane' && dot(a.surface.normal, b.surface.normal) > SAME.cosine &&
  Math.abs(dot(subtract(b.centroid, a.centroid), a.surface.normal)) < SAME.mm

export const isCurvedIn = ({ surface }: Face): boolean => surface.kind !== 'plane' && surface.kind !== 'freeform' && surface.concave

/** One cut made both: a corner between them, a hollow that runs smoothly from one into the other, or one plane in two pieces. */
const isInner = (edge: Edge, face: Face, other: Face): boolean =>
  edge.convexity === 'concave' || (edge.convexity === 'smooth' && (isCurvedIn(face) || isCurvedIn(other) || coplanar(face, other)))

/** Distinct planes among faces, one face for each. */
export const distinctPlanes = (faces: readonly Face[]): Face[] => {
  const planes: Face[] = []
  for (const face of faces) if (face.surface.kind === 'plane' && !planes.some((plane) => coplanar(plane, face))) planes.push(face)
  return planes
}

/** Another cut may have gone right through one and left it in pieces that no longer touch, but still lie in the same planes. */
const rejoined = (pieces: readonly (readonly Face[])[]): Face[][] => {
  const planes = pieces.map(distinctPlanes)
  const shared = (a: number, b: number): number => (planes[a] ?? []).filter((plane) => (planes[b] ?? []).some((other) => coplanar(plane, other))).length
  const together = (a: number): number[] => pieces.flatMap((_, b) => (b !== a && shared(a, b) >= 2 ? [b] : []))
  return connected(pieces.map((_, index) => index), together).map((group) => group.flatMap((index) => pieces[index] ?? []))
}

/** `walls`: edges at which something stands on a face instead of being cut into it. */
export const cutsOf = (faces: readonly Face[], neighbours: Neighbours, standing: ReadonlySet<number>): Cut[] => {
  const ids = new Set(faces.map(({ id }) => id))
  const inner = (id: number): number[] => {
    const own = neighbours.face(id)
    return own === undefined ? [] : neighbours.of(id).flatMap(({ face, edge }) => (ids.has(face.id) && !standing.has(edge.id) && isInner(edge, own, face) ? [face.id] : []))
  }
  const pieces = connected([...ids], inner).map((group) => group.flatMap((id) => neighbours.face(id) ?? []))
  const [single, several] = [pieces.filter(({ length }) => length === 1), pieces.filter(({ length }) => length > 1)]
  return [...single, ...rejoined(several)].map((group) => ({ faces: group }))
}
