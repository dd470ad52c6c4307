import type { Kernel, Shape } from './opencascade.ts'
import { explore } from './opencascade.ts'
import type { SurfaceMesh } from './surface-mesh.ts'
import { concat } from './surface-mesh.ts'

/** Triangulates solids for the eye, and for a second opinion on their volume. Runs in the child process only. */

/** Chord error as a share of the largest dimension, and the turn from one facet to the next in radians: a bore gets 18 sides. */
export const COARSE = { linear: 1e-3, angular: 0.35 } as const

/** One hash for one face or edge of a shape; the range is that of a positive 32-bit integer. */
const HASHES = 2 ** 31 - 1

/** Each solid's faces are written one after another; one that the mesher dropped is told apart by the hash of the next. */
const startsOf = (kernel: Kernel, faces: readonly Shape[], groups: Int32Array): number[] => {
  const starts = [0]
  let group = 0
  for (const face of faces) {
    const meshed = groups[3 * group + 2] === kernel.ReplicadShapeHasher.HashCode(face, HASHES)
    starts.push((starts.at(-1) ?? 0) + (meshed ? (groups[3 * group + 1] ?? 0) : 0))
    if (meshed) group += 1
  }
  return starts
}

/** Where a closed surface, such as a bore's, meets itself: an edge of the file and none for the eye. */
const seamsOf = (kernel: Kernel, faces: readonly Shape[]): ReadonlySet<number> => {
  const seams = new Set<number>()
  for (const face of faces) {
    for (const edge of explore(kernel, face, 'EDGE')) {
      if (kernel.BRep_Tool.IsClosed(kernel.TopoDS.Edge(edge), kernel.TopoDS.Face(face))) seams.add(kernel.ReplicadShapeHasher.HashCode(edge, HASHES))
      edge.delete()
    }
  }
  return seams
}

/** `groups`: first point, number of points and hash of each edge. */
const withoutSeams = (points: Float32Array, groups: Int32Array, seams: ReadonlySet<number>): Float32Array => {
  const kept: Float32Array[] = []
  for (let at = 0; at < groups.length; at += 3) {
    const [first = 0, count = 0, hash = 0] = groups.subarray(at, at + 3)
    if (!seams.has(hash)) kept.push(points.subarray(3 * first, 3 * (first + count)))
  }
  return concat(kept)
}

/** At the tip of a cone there is no normal; any unit vector is better than none. */
const unit = (normals: Float32Array): Float32Array => {
  for (let at = 0; at < normals.length; at += 3) {
    const [x = 0, y = 0, z = 0] = normals.subarray(at, at + 3)
    const length = Math.hypot(x, y, z)
    normals.set(length > 1e-6 && Number.isFinite(length) ? [x / length, y / length, z / length] : [0, 0, 1], at)
  }
  return normals
}

/** Leaves the triangulation on the solid. `largest`: its largest dimension, mm. `undefined`: the mesher's faces are not those of the solid. */
export const tessellate = (kernel: Kernel, solid: Shape, largest: number): SurfaceMesh | undefined => {
  const tolerance = COARSE.linear * largest
  using mesh = kernel.ReplicadMeshExtractor.extract(solid, tolerance, COARSE.angular, false)
  using lines = kernel.ReplicadEdgeMeshExtractor.extract(solid, tolerance, COARSE.angular)
  const faces = explore(kernel, solid, 'FACE')
  const seams = seamsOf(kernel, faces)
  // The memory moves when it grows, so views are made last and copied at once.
  const { buffer } = kernel.wasmMemory
  const floats = (at: number, length: number): Float32Array => new Float32Array(buffer, at, length).slice()
  const faceStarts = startsOf(kernel, faces, new Int32Array(buffer, mesh.getFaceGroupsPtr(), mesh.getFaceGroupsSize()))
  for (const face of faces) face.delete()
  if (faceStarts.at(-1) !== mesh.getTrianglesSize()) return undefined
  return {
    positions: floats(mesh.getVerticesPtr(), mesh.getVerticesSize()),
    normals: unit(floats(mesh.getNormalsPtr(), mesh.getNormalsSize())),
    triangles: new Uint32Array(buffer, mesh.getTrianglesPtr(), mesh.getTrianglesSize()).slice(),
    faceStarts,
    edges: withoutSeams(floats(lines.getLinesPtr(), lines.getLinesSize()), new Int32Array(buffer, lines.getEdgeGroupsPtr(), lines.getEdgeGroupsSize()), seams),
  }
}
