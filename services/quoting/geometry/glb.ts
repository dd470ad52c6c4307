import { bytesOf, joined, type SurfaceMesh } from './surface-mesh.ts'

/**
 * A shape as glTF 2.0 in its binary container (ISO/IEC 12113): one mesh of triangles with normals, and the edges as lines. Written here and
 * not by a library, because this is the whole of the format that a shape without colours needs.
 *
 * Faces stay together as ranges of one primitive, told in its `extras`: a node for each face would be a draw call for each, hundreds in a frame.
 */

const [FLOAT, UNSIGNED_SHORT, UNSIGNED_INT] = [5126, 5123, 5125]
const [ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER] = [34_962, 34_963]
const [LINES, TRIANGLES] = [1, 4]
const [MAGIC, VERSION, JSON_CHUNK, BIN_CHUNK] = [0x46546c67, 2, 0x4e4f534a, 0x004e4942]

/** Coordinates of the file are millimetres with Z upwards; glTF's are metres with Y upwards. */
const UPRIGHT = { rotation: [-Math.SQRT1_2, 0, 0, Math.SQRT1_2], scale: [0.001, 0.001, 0.001] }

type Numbers = Float32Array | Uint32Array | Uint16Array

const bounds = (positions: Float32Array): { min: number[]; max: number[] } => {
  const [min, max] = [[Infinity, Infinity, Infinity], [-Infinity, -Infinity, -Infinity]]
  for (const [index, value] of positions.entries()) {
    const axis = index % 3
    min[axis] = Math.min(min[axis] ?? 0, value)
    max[axis] = Math.max(max[axis] ?? 0, value)
  }
  return { min, max }
}

const points = (values: Float32Array) => ({ componentType: FLOAT, type: 'VEC3', count: values.length / 3 })
const pad = (length: number): number => Math.ceil(length / 4) * 4

/** Two bytes for an index where they suffice. */
const indices = (triangles: Uint32Array, vertices: number): Uint16Array | Uint32Array => (vertices < 0xffff ? Uint16Array.from(triangles) : triangles)

/** The JSON of the file over its four arrays; edges are left out when there are none. */
const description = ({ positions, normals, faceStarts, edges }: SurfaceMesh, corners: Uint16Array | Uint32Array, arrays: readonly Numbers[]): object => {
  let offset = 0
  const bufferViews = arrays.map((array) => {
    const byteOffset = offset
    offset += pad(array.byteLength)
    return { buffer: 0, byteOffset, byteLength: array.byteLength, target: array === corners ? ELEMENT_ARRAY_BUFFER : ARRAY_BUFFER }
  })
  const accessors = [
    { ...points(positions), ...bounds(positions) },
    points(normals),
    { componentType: corners instanceof Uint16Array ? UNSIGNED_SHORT : UNSIGNED_INT, type: 'SCALAR', count: corners.length },
    ...(edges.length > 0 ? [{ ...points(edges), ...bounds(edges) }] : []),
  ]
  const faces = { attributes: { POSITION: 0, NORMAL: 1 }, indices: 2, mode: TRIANGLES, extras: { faceStarts } }
  return {
    asset: { version: '2.0', generator: 'Throughline' },
    scene: 0, scenes: [{ nodes: [0] }], nodes: [{ name: 'part', mesh: 0, ...UPRIGHT }],
    meshes: [{ primitives: edges.length > 0 ? [faces, { attributes: { POSITION: 3 }, mode: LINES }] : [faces] }],
    accessors: accessors.map((accessor, bufferView) => ({ bufferView, ...accessor })), bufferViews, buffers: [{ byteLength: offset }],
  }
}

/** The file's bytes. `extras.faceStarts` of the triangles: face `i` is the indices from `faceStarts[i]` up to `faceStarts[i + 1]`. */
export const toGlb = (mesh: SurfaceMesh): Uint8Array => {
  const corners = indices(mesh.triangles, mesh.positions.length / 3)
  const arrays = [mesh.positions, mesh.normals, corners, ...(mesh.edges.length > 0 ? [mesh.edges] : [])]
  const text = new TextEncoder().encode(JSON.stringify(description(mesh, corners, arrays)))
  const body = arrays.reduce((sum, { byteLength }) => sum + pad(byteLength), 0)
  // JSON is padded with blanks, as the format asks.
  const file = new Uint8Array(12 + 8 + pad(text.byteLength) + 8 + body).fill(0x20, 0, 20 + pad(text.byteLength))
  const view = new DataView(file.buffer)
  const words = (at: number, ...values: number[]): void => values.forEach((value, index) => view.setUint32(at + 4 * index, value, true))
  words(0, MAGIC, VERSION, file.byteLength, pad(text.byteLength), JSON_CHUNK)
  file.set(text, 20)
  let at = 20 + pad(text.byteLength)
  words(at, body, BIN_CHUNK)
  at += 8
  for (const array of arrays) {
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += pad(array.byteLength)
  }
  return file
}

/** Solids together in one file; undefined when there is nothing to show, or it would take more than `most` bytes. */
export const glbOf = (meshes: readonly SurfaceMesh[], most: number): Uint8Array | undefined => {
  const bytes = meshes.reduce((sum, mesh) => sum + bytesOf(mesh), 0)
  if (bytes === 0 || bytes > most) return undefined
  const glb = toGlb(joined(meshes))
  return glb.byteLength <= most ? glb : undefined
}

/** Whether bytes are what `toGlb` writes, from outside: a container of version 2 with its true length. */
export const isGlb = (bytes: Uint8Array): boolean => {
  if (bytes.byteLength < 20) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(0, true) === MAGIC && view.getUint32(4, true) === VERSION && view.getUint32(8, true) === bytes.byteLength
}
