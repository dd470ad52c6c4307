import { BackSide, Mesh, MeshBasicMaterial, Plane, Vector3, type Material } from 'three'
import type { Faces } from './faces.ts'

/** Where a part is cut open: across an axis of its file, at a share of its extent along it. What lies beyond is taken away. */
export type Cut = { readonly axis: 'x' | 'y' | 'z'; readonly share: number }

export type Section = { readonly cut: (at: Cut | undefined) => void; readonly material: MeshBasicMaterial; readonly dispose: () => void }

/**
 * What is seen of the inside through a cut are the backs of faces; drawn in one colour without light they look like the cut itself, filled. `materials`: all that
 * is drawn of the part.
 */
export const sectionOf = (faces: Faces | undefined, materials: readonly Material[]): Section => {
  const material = new MeshBasicMaterial({ side: BackSide })
  const inside = faces && new Mesh(faces.mesh.geometry, material)
  if (inside) {
    inside.visible = false
    faces.mesh.add(inside)
    faces.mesh.geometry.computeBoundingBox()
  }
  return {
    material,
    cut: (at) => {
      const box = faces?.mesh.geometry.boundingBox
      if (inside) inside.visible = at !== undefined
      const plane = at && box && new Plane().setFromNormalAndCoplanarPoint(new Vector3().setComponent('xyz'.indexOf(at.axis), -1), box.min.clone().lerp(box.max, at.share)).applyMatrix4(faces.mesh.matrixWorld)
      for (const each of [...materials, material]) each.clippingPlanes = plane ? [plane] : null
    },
    dispose: () => material.dispose(),
  }
}
