import { adjacencyOf } from './adjacency.ts'
import type { Kernel, Shape } from './opencascade.ts'
import type { ShapeGraph } from './recognition/shape-graph.ts'
import type { Seen, Surface } from './recognition/shape-graph.ts'
import { GRAPH_LIMITS } from './recognition/shape-graph.ts'
import { seenFrom } from './rays.ts'
import { surfacesOf } from './surfaces.ts'
import type { SurfaceMesh } from './surface-mesh.ts'

const freeform: Surface = { kind: 'freeform' }

/** Faces and edges of one solid: surfaces from the kernel, the rest from its triangulation. Its first face is `firstId`; its edges count from 0; `largest` is its largest dimension, mm. */
export const graphOf = (kernel: Kernel, faces: readonly Shape[], mesh: SurfaceMesh, firstId: number, largest: number): ShapeGraph => {
  const surfaces = surfacesOf(kernel, faces, mesh)
  const adjacency = adjacencyOf(mesh)
  // Such a graph is used for the box only.
  const seen = adjacency.faces.length > GRAPH_LIMITS.faces ? [] : seenFrom(mesh, surfaces, adjacency.faces.map(({ area }) => area), largest)
  return {
    faces: adjacency.faces.map((face, index) => ({ id: firstId + index, surface: surfaces[index] ?? freeform, ...face, seen: numbered(seen[index] ?? nothingSeen, firstId) })),
    edges: adjacency.edges.map((edge) => ({ ...edge, faces: [firstId + edge.faces[0], firstId + edge.faces[1]] as const })),
  }
}

const nothingSeen: Seen = { through: null, over: null, hiddenShare: 0 }

const numbered = ({ through, over, hiddenShare }: Seen, firstId: number): Seen => {
  const moved = (opposite: Seen['over']): Seen['over'] => opposite && { ...opposite, face: firstId + opposite.face }
  return { through: moved(through), over: moved(over), hiddenShare }
}
