import { Box3, BufferAttribute, BufferGeometry, Color, DirectionalLight, HemisphereLight, LineBasicMaterial, LineSegments, Material, Mesh, MeshLambertMaterial, OrthographicCamera, Scene, Sphere, Vector3, WebGLRenderer, type Group, type Object3D } from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import { faceChanges, type FaceChanges } from './changes.ts'
import { facesOf, trianglesOf, type Faces } from './faces.ts'
import { marksOn } from './marks.ts'
import type { Chosen } from './measured.ts'
import { pickingOn } from './picking.ts'
import { sectionOf, type Cut } from './section.ts'
import type { ViewName } from './views.ts'

/** A part drawn into a canvas; the one file that knows three.js, and comes with it when a view is first opened. */
export type PartScene = {
  readonly look: (view: ViewName) => void
  /** Whole of the part, seen from where one is. */
  readonly fit: () => void
  /** By a share of a full turn to the right and upwards. */
  readonly turn: (right: number, up: number) => void
  readonly zoom: (factor: number) => void
  readonly wheelZooms: (on: boolean) => void
  readonly dark: (on: boolean) => void
  /** Shows these faces in another colour; how many triangles that are is in what `drawn` hears. */
  readonly mark: (faceIds: readonly number[]) => void
  /** Takes away what lies beyond a plane, so that one sees inside. */
  readonly cut: (at: Cut | undefined) => void
  /** What lies under a place of the canvas, in pixels from its corner. */
  readonly pick: (x: number, y: number) => Chosen | undefined
  readonly showChosen: (chosen: readonly Chosen[]) => void
  /** Lays the faces of an earlier shape that are gone over it, and says which are gone and which of its own are new. */
  readonly compare: (before: ArrayBuffer | undefined) => Promise<FaceChanges | undefined>
  /** Frees what was drawn; the context is its opener's. */
  readonly close: () => void
}

/** From where each view looks at the part: glTF has Y upwards, so the part's front, its -Y, is +Z here. */
const from: { readonly [V in ViewName]: Vector3 } = { front: new Vector3(0, 0, 1), top: new Vector3(0, 1, 0.0001), side: new Vector3(1, 0, 0), isometric: new Vector3(1, 0.9, 1.2) }
const colours = {
  light: { faces: 0xaec3c9, edges: 0x12353b, marks: 0xe8590c, inside: 0x5f8d96, gone: 0xc92a2a, chosen: 0x1864ab },
  dark: { faces: 0x7c979e, edges: 0xe4eff1, marks: 0xff922b, inside: 0x41646b, gone: 0xff8787, chosen: 0x74c0fc },
} as const

/** Drawn when something has changed, never by the clock: nothing moves by itself. `drawn` hears of each picture and how many triangles it took. */
export const openScene = async (canvas: HTMLCanvasElement, context: WebGL2RenderingContext, glb: ArrayBuffer, drawn: (triangles: number) => void): Promise<PartScene> => {
  const { part, materials, dispose } = partOf((await new GLTFLoader().parseAsync(glb, '')).scene)
  const { scene, camera, sphere } = stageOf(part)
  const faces = facesOf(part)
  const marks = marksOn(faces)
  const gone = goneOn(faces)
  const section = sectionOf(faces, [materials.faces, materials.edges, marks.material, gone.material])
  const picking = pickingOn(faces, scene, camera, canvas)
  const renderer = new WebGLRenderer({ canvas, context, alpha: true, antialias: true })
  renderer.localClippingEnabled = true
  const controls = new OrbitControls(camera, canvas)
  const draw = () => {
    renderer.render(scene, camera)
    drawn(renderer.info.render.triangles)
  }
  const fit = () => frame(camera, sphere, canvas, controls, draw)
  const resized = new ResizeObserver(() => {
    renderer.setPixelRatio(Math.min(devicePixelRatio, 2))
    renderer.setSize(canvas.clientWidth, canvas.clientHeight, false)
    fit()
  })
  controls.enableZoom = false
  controls.addEventListener('change', draw)
  canvas.addEventListener('webglcontextrestored', draw)
  const moves = movesOf(camera, controls, sphere, fit)
  moves.look('isometric')
  resized.observe(canvas)
  return {
    ...moves,
    wheelZooms: (on) => { controls.enableZoom = on },
    dark: (on) => {
      const chosen = colours[on ? 'dark' : 'light']
      marks.material.color = new Color(chosen.marks)
      materials.faces.color = new Color(chosen.faces)
      materials.edges.color = new Color(chosen.edges)
      section.material.color = new Color(chosen.inside)
      gone.material.color = new Color(chosen.gone)
      picking.colour(chosen.chosen)
      draw()
    },
    mark: (faceIds) => {
      marks.mark(faceIds)
      draw()
    },
    cut: (at) => {
      section.cut(at)
      draw()
    },
    pick: (x, y) => picking.pick(x, y, section.material.clippingPlanes?.[0]),
    showChosen: (chosen) => {
      picking.show(chosen)
      draw()
    },
    compare: async (before) => {
      const changes = await gone.show(before)
      draw()
      return changes
    },
    close: () => {
      resized.disconnect()
      canvas.removeEventListener('webglcontextrestored', draw)
      controls.dispose()
      for (const each of [marks, gone, section, picking]) each.dispose()
      dispose()
      renderer.dispose()
    },
  }
}

/** The part in light that comes from over the shoulder of whoever looks. */
const stageOf = (part: Object3D) => {
  const sphere = new Box3().setFromObject(part).getBoundingSphere(new Sphere())
  const camera = new OrthographicCamera()
  const light = new DirectionalLight(0xffffff, 2.2)
  light.position.set(-0.5, 0.8, 1)
  return { sphere, camera, scene: new Scene().add(part, new HemisphereLight(0xffffff, 0x8899a0, 1.6), camera.add(light)) }
}

const movesOf = (camera: OrthographicCamera, controls: OrbitControls, { center, radius }: Sphere, fit: () => void): Pick<PartScene, 'look' | 'fit' | 'turn' | 'zoom'> => ({
  look: (view) => {
    camera.position.copy(center).addScaledVector(from[view].clone().normalize(), 3 * radius)
    controls.target.copy(center)
    camera.zoom = 1
    fit()
  },
  fit: () => {
    camera.position.add(center).sub(controls.target)
    controls.target.copy(center)
    camera.zoom = 1
    fit()
  },
  turn: (right, up) => {
    const away = camera.position.clone().sub(controls.target)
    const across = new Vector3().crossVectors(camera.up, away).normalize()
    camera.position.copy(away.applyAxisAngle(across, -2 * Math.PI * up).applyAxisAngle(camera.up, 2 * Math.PI * right).add(controls.target))
    fit()
  },
  zoom: (factor) => {
    camera.zoom = Math.min(50, Math.max(0.2, camera.zoom * factor))
    fit()
  },
})

/** The whole part in the middle of what the canvas shows, whatever its shape. */
const frame = (camera: OrthographicCamera, { radius }: Sphere, { clientWidth, clientHeight }: HTMLCanvasElement, controls: OrbitControls, draw: () => void): void => {
  const [width, height] = [Math.max(clientWidth, 1), Math.max(clientHeight, 1)]
  const half = (1.05 * radius) / Math.min(1, width / height)
  Object.assign(camera, { left: (-half * width) / height, right: (half * width) / height, top: half, bottom: -half, near: 0, far: 8 * radius })
  camera.updateProjectionMatrix()
  controls.update()
  draw()
}

/** The file's triangles and lines under our own materials; faces lie a little behind, so that edges are seen. */
const partOf = (loaded: Group) => {
  const materials = { faces: new MeshLambertMaterial({ polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1 }), edges: new LineBasicMaterial() }
  const drawn: (Mesh | LineSegments)[] = []
  loaded.traverse((each: Object3D) => { if (each instanceof Mesh || each instanceof LineSegments) drawn.push(each) })
  for (const each of drawn) {
    const loadedWith: unknown = each.material
    if (loadedWith instanceof Material) loadedWith.dispose()
    each.material = each instanceof LineSegments ? materials.edges : materials.faces
  }
  const dispose = () => {
    for (const { geometry } of drawn) geometry.dispose()
    materials.faces.dispose()
    materials.edges.dispose()
  }
  return { part: loaded, materials, dispose }
}

/** The faces of an earlier shape that this one has no more, as red glass. */
const goneOn = (faces: Faces | undefined) => {
  const material = new MeshLambertMaterial({ transparent: true, opacity: 0.45, depthWrite: false })
  const laid = new BufferGeometry()
  const over = new Mesh(laid, material)
  over.visible = false
  faces?.mesh.add(over)
  const show = async (glb: ArrayBuffer | undefined): Promise<FaceChanges | undefined> => {
    const before = glb && facesOf((await new GLTFLoader().parseAsync(glb, '')).scene)
    const changes = before && faces && faceChanges(before, faces)
    over.visible = changes !== undefined && changes.gone.length > 0
    if (over.visible && before && changes) {
      laid.setAttribute('position', before.mesh.geometry.getAttribute('position')).setAttribute('normal', before.mesh.geometry.getAttribute('normal'))
      laid.setIndex(new BufferAttribute(trianglesOf(before, changes.gone), 1))
      laid.computeBoundingSphere()
    }
    return changes
  }
  return {
    material, show,
    dispose: () => {
      laid.dispose()
      material.dispose()
    },
  }
}
