import { BufferGeometry, Mesh, type Object3D } from 'three'

/** The part's triangles, as the engine writes them: which belong to which face (`faceStarts`, services/quoting/geometry/glb.ts). In mm, in the coordinates of its file, as all that is within `mesh`. */
export type Faces = { readonly mesh: Mesh; readonly index: Uint32Array; readonly positions: ArrayLike<number>; readonly starts: readonly number[] }

export const facesOf = (part: Object3D): Faces | undefined => {
  let found: Faces | undefined
  part.traverse((each) => {
    if (!(each instanceof Mesh) || found) return
    const geometry: unknown = each.geometry
    const starts: unknown = each.geometry.userData['faceStarts']
    if (geometry instanceof BufferGeometry && geometry.index && isNumbers(starts)) found = { mesh: each, index: Uint32Array.from(geometry.index.array), positions: geometry.getAttribute('position').array, starts }
  })
  return found
}

const isNumbers = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((each) => typeof each === 'number')

/** The face that a triangle, counted from 0, belongs to. */
export const faceAt = ({ starts }: Pick<Faces, 'starts'>, triangle: number): number => Math.max(0, starts.findLastIndex((start) => start <= 3 * triangle))

/** The triangles of some faces, as indices of vertices. */
export const trianglesOf = ({ index, starts }: Pick<Faces, 'index' | 'starts'>, faceIds: readonly number[]): Uint32Array =>
  Uint32Array.from(faceIds.flatMap((id) => [...index.subarray(starts[id] ?? 0, starts[id + 1] ?? starts[id] ?? 0)]))
