import type { Machining } from '../report.ts'
import type { Bore } from './bores.ts'
import { boresOf, minInternalCornerRadius } from './bores.ts'
import { featuresOf } from './features.ts'
import type { Hole } from './holes.ts'
import { holesOf } from './holes.ts'
import { neighboursOf } from './neighbours.ts'
import { processOf, setupsOf } from './process.ts'
import { undercutsOf, wallsOf } from './seen.ts'
import type { ShapeGraph } from './shape-graph.ts'
import type { Vector } from './vector.ts'

const triple = ([x, y, z]: Vector): [number, number, number] => [x, y, z]
const told = <T extends { readonly axis: Vector; readonly faceIds: readonly number[] }>({ axis, faceIds, ...rest }: T) => ({ ...rest, axis: triple(axis), faceIds: [...faceIds] })
const boreTold = ({ start: _start, ...bore }: Bore) => told(bore)
const holeTold = (hole: Hole) => told(hole)

/** Pure: from the faces of a solid and how they meet to what a machinist sees in it. */
export const machiningOf = (graph: ShapeGraph): Machining => {
  const neighbours = neighboursOf(graph)
  const bores = boresOf(graph)
  const holes = holesOf(graph, bores, neighbours)
  const features = featuresOf(graph, holes, neighbours)
  return {
    holes: holes.map(holeTold),
    bores: bores.map(boreTold),
    features: features.map(({ kind, faceIds, depthMm = null, toolMm = null }) => ({ kind, faceIds: [...faceIds], depthMm, toolMm })),
    walls: wallsOf(graph),
    undercuts: undercutsOf(graph),
    minInternalCornerRadiusMm: minInternalCornerRadius(graph) ?? null,
    process: processOf(graph, neighbours),
    setups: setupsOf(features),
  }
}
