import { BufferAttribute, BufferGeometry, Line, LineBasicMaterial, Points, PointsMaterial, Raycaster, Vector2, Vector3, type Camera, type Intersection, type Plane, type Scene } from 'three'
import { faceAt, type Faces } from './faces.ts'
import type { Chosen, Triple } from './measured.ts'

/** Points of the part that somebody chooses in the picture, with a line between two of them. */
export type Picking = {
  /** What lies under a place of the canvas, in pixels from its corner; undefined beside the part. A corner of the part near by is taken instead. */
  readonly pick: (x: number, y: number, plane: Plane | undefined) => Chosen | undefined
  readonly show: (chosen: readonly Chosen[]) => void
  readonly colour: (colour: number) => void
  readonly dispose: () => void
}

/** Within so many pixels of a corner, that is what is meant. */
const NEAR = 10

export const pickingOn = (faces: Faces | undefined, scene: Scene, camera: Camera, canvas: HTMLCanvasElement): Picking => {
  const ray = new Raycaster()
  const drawn = new BufferGeometry()
  const seenThrough = { depthTest: false, transparent: true } as const
  const points = new Points(drawn, new PointsMaterial({ size: 9, sizeAttenuation: false, ...seenThrough }))
  const line = new Line(drawn, new LineBasicMaterial(seenThrough))
  points.visible = false
  line.visible = false
  scene.add(points, line)
  const placeOf = (at: Vector3): Vector2 => {
    const { x, y } = at.clone().project(camera)
    return new Vector2(((x + 1) / 2) * canvas.clientWidth, ((1 - y) / 2) * canvas.clientHeight)
  }
  const cornerNear = ({ mesh, positions }: Faces, { face }: Intersection, at: Vector2): Vector3 | undefined =>
    (face ? [face.a, face.b, face.c] : [])
      .map((vertex) => mesh.localToWorld(new Vector3().fromArray(positions, 3 * vertex)))
      .map((corner) => ({ corner, away: placeOf(corner).distanceTo(at) }))
      .filter(({ away }) => away <= NEAR).toSorted((a, b) => a.away - b.away)[0]?.corner
  return {
    pick: (x, y, plane) => {
      if (!faces) return undefined
      ray.setFromCamera(new Vector2((2 * x) / canvas.clientWidth - 1, 1 - (2 * y) / canvas.clientHeight), camera)
      const hit = ray.intersectObject(faces.mesh, false).find(({ point }) => !plane || plane.distanceToPoint(point) >= 0)
      if (!hit || typeof hit.faceIndex !== 'number') return undefined
      const local = faces.mesh.worldToLocal((cornerNear(faces, hit, new Vector2(x, y)) ?? hit.point).clone())
      return { face: faceAt(faces, hit.faceIndex), point: triple(local), normal: triple(hit.face?.normal ?? new Vector3()) }
    },
    show: (chosen) => {
      points.visible = chosen.length > 0
      line.visible = chosen.length > 1
      const at = chosen.flatMap(({ point }) => (faces ? triple(faces.mesh.localToWorld(new Vector3(...point))) : []))
      drawn.setAttribute('position', new BufferAttribute(Float32Array.from(at), 3))
      drawn.computeBoundingSphere()
    },
    colour: (colour) => {
      points.material.color.setHex(colour)
      line.material.color.setHex(colour)
    },
    dispose: () => {
      drawn.dispose()
      points.material.dispose()
      line.material.dispose()
    },
  }
}

const triple = ({ x, y, z }: Vector3): Triple => [x, y, z]
