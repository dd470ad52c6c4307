import { BufferAttribute, BufferGeometry, Mesh, MeshLambertMaterial, type Object3D } from 'three'

/** Some of the part's faces in another colour, laid over it. */
export type Marks = { readonly mark: (faceIds: readonly number[]) => void; readonly dispose: () => void; readonly material: MeshLambertMaterial }

/** The engine writes beside the triangles where each face begins among them (`faceStarts`, services/quoting/geometry/glb.ts). */
export const marksOn = (part: Object3D): Marks => {
  const material = new MeshLambertMaterial()
  const laid = new BufferGeometry()
  const faces = facesOf(part)
  const over = new Mesh(laid, material)
  over.visible = false
  faces?.mesh.add(over)
  return {
    material,
    mark: (faceIds) => {
      const index = faces ? faceIds.flatMap((id) => [...faces.index.subarray(faces.starts[id] ?? 0, faces.starts[id + 1] ?? faces.starts[id] ?? 0)]) : []
      over.visible = index.length > 0
      if (!faces || index.length === 0) return
      laid.setAttribute('position', faces.mesh.geometry.getAttribute('position')).setAttribute('normal', faces.mesh.geometry.getAttribute('normal'))
      laid.setIndex(new BufferAttribute(new Uint32Array(index), 1))
    },
    dispose: () => {
      laid.dispose()
      material.dispose()
    },
  }
}

const facesOf = (part: Object3D) => {
  let found: { readonly mesh: Mesh; readonly index: Uint32Array; readonly starts: readonly number[] } | undefined
  part.traverse((each) => {
    if (!(each instanceof Mesh) || found) return
    const geometry: unknown = each.geometry
    const starts: unknown = each.geometry.userData['faceStarts']
    if (geometry instanceof BufferGeometry && geometry.index && isNumbers(starts)) found = { mesh: each, index: Uint32Array.from(geometry.index.array), starts }
  })
  return found
}

const isNumbers = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((each) => typeof each === 'number')
