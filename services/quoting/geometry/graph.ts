import { adjacencyOf } from './adjacency.ts'
import type { Kernel, Shape } from './opencascade.ts'
import type { ShapeGraph } from './recognition/shape-graph.ts'
import { surfacesOf } from './surfaces.ts'
import type { SurfaceMesh } from './surface-mesh.ts'

/** Faces and edges of one solid: surfaces from the kernel, the rest from its triangulation. Its first face is `firstId`; its edges count from 0. */
export const graphOf = (kernel: Kernel, faces: readonly Shape[], mesh: SurfaceMesh, firstId: number): ShapeGraph => {
  const surfaces = surfacesOf(kernel, faces, mesh)
  const adjacency = adjacencyOf(mesh)
  return {
    faces: adjacency.faces.map((face, index) => ({ id: firstId + index, surface: surfaces[index] ?? { kind: 'freeform' as const }, ...face })),
    edges: adjacency.edges.map((edge) => ({ ...edge, faces: [firstId + edge.faces[0], firstId + edge.faces[1]] as const })),
  }
}
