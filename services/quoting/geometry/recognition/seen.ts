import type { Undercut, Wall } from '../report.ts'
import type { Cut } from './cuts.ts'
import type { Neighbours } from './neighbours.ts'
import type { Section } from './section.ts'
import type { Face, ShapeGraph } from './shape-graph.ts'
import { dot, parallel } from './vector.ts'

/** What rays from the faces (../rays.ts) say of walls, of room for a tool, and of what no tool reaches. */

/** Told of one solid. */
const MOST = 100

/** Each wall once, though it is seen from both of its sides; the thinnest first. */
export const wallsOf = ({ faces }: ShapeGraph): Wall[] => {
  const walls = new Map<string, Wall>()
  for (const { id, seen: { through } } of faces) {
    if (through === null) continue
    const faceIds = [Math.min(id, through.face), Math.max(id, through.face)]
    const known = walls.get(String(faceIds))
    if (known === undefined || through.mm < known.thicknessMm) walls.set(String(faceIds), { thicknessMm: through.mm, faceIds })
  }
  return [...walls.values()].toSorted((a, b) => a.thicknessMm - b.thicknessMm).slice(0, MOST)
}

export const undercutsOf = ({ faces }: ShapeGraph): Undercut[] =>
  faces.filter(({ seen }) => seen.hiddenShare > 0).toSorted((a, b) => b.seen.hiddenShare - a.seen.hiddenShare).slice(0, MOST)
    .map(({ id, seen }) => ({ hiddenPercent: 100 * seen.hiddenShare, faceIds: [id] }))

/** How far the ends of the walls' edges go apart along the direction. */
const heightOf = (walls: readonly Face[], { direction }: Section, neighbours: Neighbours): number => {
  const heights = walls.flatMap(({ id }) => neighbours.of(id).flatMap(({ edge }) => [dot(edge.start, direction), dot(edge.end, direction)]))
  return Math.max(...heights) - Math.min(...heights)
}

/** A corner that a cutter goes round, standing along the direction in which it works. */
const cornerDiameter = ({ surface }: Face, { direction }: Section): number[] =>
  surface.kind === 'cylinder' && surface.concave && parallel(surface.axis, direction, 0.02) ? [2 * surface.radius] : []

/** How deep a cut is and how thick a tool goes into it, as in `Feature` of the report. What neither closes nor has a floor is open to other sides, from which it may be shallow. */
export const roomIn = ({ faces }: Cut, section: Section, neighbours: Neighbours): { readonly depthMm: number; readonly toolMm: number } | undefined => {
  if (!section.closed && section.floor === undefined) return undefined
  const walls = [...section.planes, ...section.curved]
  const own = new Set(faces.map(({ id }) => id))
  const across = walls.flatMap(({ seen: { over } }) => (over !== null && own.has(over.face) ? [over.mm] : []))
  const widths = [...across, ...faces.flatMap((face) => cornerDiameter(face, section))]
  return walls.length === 0 || widths.length === 0 ? undefined : { depthMm: heightOf(walls, section, neighbours), toolMm: Math.min(...widths) }
}
