import { BufferAttribute, BufferGeometry, Mesh, MeshLambertMaterial } from 'three'
import { trianglesOf, type Faces } from './faces.ts'

/** Some of the part's faces in another colour, laid over it. */
export type Marks = { readonly mark: (faceIds: readonly number[]) => void; readonly dispose: () => void; readonly material: MeshLambertMaterial }

export const marksOn = (faces: Faces | undefined): Marks => {
  const material = new MeshLambertMaterial()
  const laid = new BufferGeometry()
  const over = new Mesh(laid, material)
  over.visible = false
  faces?.mesh.add(over)
  return {
    material,
    mark: (faceIds) => {
      const index = faces ? trianglesOf(faces, faceIds) : new Uint32Array()
      over.visible = index.length > 0
      if (!faces || index.length === 0) return
      laid.setAttribute('position', faces.mesh.geometry.getAttribute('position')).setAttribute('normal', faces.mesh.geometry.getAttribute('normal'))
      laid.setIndex(new BufferAttribute(index, 1))
    },
    dispose: () => {
      laid.dispose()
      material.dispose()
    },
  }
}
