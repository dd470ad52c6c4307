/** A triangulated shape in mm and in the coordinates of its file; vertices are shared within a face, never across its edges. */
export type SurfaceMesh = {
  readonly positions: Float32Array
  /** Unit vectors of the exact surface, one for each vertex. */
  readonly normals: Float32Array
  readonly triangles: Uint32Array
  /** Where in `triangles` each face begins, in the order of face ids, and where the last ends. A face that could not be triangulated is empty. */
  readonly faceStarts: readonly number[]
  /** Edges as separate segments, six coordinates each. */
  readonly edges: Float32Array
}

/** One array after another. */
export const concat = (arrays: readonly Float32Array[]): Float32Array => {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const array of arrays) {
    all.set(array, at)
    at += array.length
  }
  return all
}

/** Several solids as one mesh; face ids go on from one to the next. */
export const joined = (meshes: readonly SurfaceMesh[]): SurfaceMesh => {
  const triangles = new Uint32Array(meshes.reduce((sum, mesh) => sum + mesh.triangles.length, 0))
  const faceStarts = [0]
  let [at, vertices] = [0, 0]
  for (const mesh of meshes) {
    triangles.set(mesh.triangles.map((vertex) => vertex + vertices), at)
    faceStarts.push(...mesh.faceStarts.slice(1).map((start) => start + at))
    at += mesh.triangles.length
    vertices += mesh.positions.length / 3
  }
  const all = (of: (mesh: SurfaceMesh) => Float32Array): Float32Array => concat(meshes.map(of))
  return { triangles, faceStarts, positions: all(({ positions }) => positions), normals: all(({ normals }) => normals), edges: all(({ edges }) => edges) }
}

/** Memory of a mesh, about what its file will take. */
export const bytesOf = ({ positions, normals, triangles, edges }: SurfaceMesh): number =>
  positions.byteLength + normals.byteLength + triangles.byteLength + edges.byteLength
