import { MESH_TOLERANCE, largestDimension } from './decide.ts'
import type { MeasuredSolid, SolidMeasurement } from './measurement.ts'
import { PREVIEW_BYTES } from './measurement.ts'
import type { FaceCounts, SolidMeasures } from './report.ts'
import type { Kernel, Shape } from './opencascade.ts'
import { describeThrown, explore, isKernelException } from './opencascade.ts'
import type { SurfaceMesh } from './surface-mesh.ts'
import { boxOf, outermost, roughBoxOf } from './box.ts'
import { graphOf } from './graph.ts'
import type { ShapeGraph } from './recognition/shape-graph.ts'
import { GRAPH_LIMITS } from './recognition/shape-graph.ts'
import { tessellate } from './tessellate.ts'
import { glbOf } from './glb.ts'

/** Measures solids on their exact surfaces. Runs in the child process only. Units: mm, mm², mm³. */

/**
 * The default integration of OpenCascade is up to 1 % off on B-spline faces; the adaptive one takes a tolerance, which it stays far within. An area is for treatments and prices, and half as
 * dear at a thousandth: the parts of the collection are then off by less than 1e-8.
 */
const TOLERANCE = { volume: 1e-6, area: 1e-3 } as const

const massOf = (kernel: Kernel, solid: Shape): Pick<SolidMeasures, 'volumeMm3' | 'volumeRelativeError' | 'areaMm2' | 'centroidMm'> => {
  using volume = new kernel.GProp_GProps()
  using surface = new kernel.GProp_GProps()
  const error = kernel.BRepGProp.VolumeProperties(solid, volume, TOLERANCE.volume, false, false)
  kernel.BRepGProp.SurfaceProperties(solid, surface, TOLERANCE.area, false)
  using centre = volume.CentreOfMass()
  return {
    volumeMm3: volume.Mass(),
    volumeRelativeError: error,
    areaMm2: surface.Mass(),
    centroidMm: [centre.X(), centre.Y(), centre.Z()],
  }
}

const KINDS: { readonly [surface: string]: Exclude<keyof FaceCounts, 'total'> } = {
  GeomAbs_Plane: 'plane',
  GeomAbs_Cylinder: 'cylinder',
  GeomAbs_Cone: 'cone',
  GeomAbs_Sphere: 'sphere',
  GeomAbs_Torus: 'torus',
}

const countFaces = (kernel: Kernel, faces: readonly Shape[]): FaceCounts => {
  const counts = { total: faces.length, plane: 0, cylinder: 0, cone: 0, sphere: 0, torus: 0, freeform: 0 }
  for (const face of faces) {
    using surface = new kernel.BRepAdaptor_Surface(kernel.TopoDS.Face(face), false)
    counts[KINDS[surface.GetType()] ?? 'freeform'] += 1
  }
  return counts
}

/**
 * A second triangulation is made only when that for the eye disagrees, because a chord error on a thin wall can by itself exceed the limit. Share of
 * the largest dimension, and radians.
 */
const FINE = { linear: 1e-4, angular: 0.05 } as const

/** Volume within the triangulation that the solid carries. */
const meshedVolume = (kernel: Kernel, solid: Shape): number => {
  using properties = new kernel.GProp_GProps()
  kernel.BRepGProp.VolumeProperties(solid, properties, false, false, true)
  return properties.Mass()
}

const meshVolume = (kernel: Kernel, solid: Shape, exact: number, largest: number): number => {
  const volume = meshedVolume(kernel, solid)
  if (Math.abs(volume - exact) <= MESH_TOLERANCE * Math.abs(exact)) return volume
  using mesh = new kernel.BRepMesh_IncrementalMesh(solid, FINE.linear * largest, false, FINE.angular, false)
  void mesh
  return meshedVolume(kernel, solid)
}

const idsWhere = (faces: readonly Shape[], firstId: number, holds: (face: Shape) => boolean): number[] =>
  faces.flatMap((face, index) => (holds(face) ? [firstId + index] : []))

/** The mesher now and then drops a face without a word; its volume would then silently come from the exact surface. */
const isUnmeshed = (kernel: Kernel, face: Shape): boolean => {
  using location = new kernel.TopLoc_Location()
  const triangulation = kernel.BRep_Tool.Triangulation(kernel.TopoDS.Face(face), location, 0)
  return triangulation === null || triangulation === undefined || triangulation.NbTriangles() === 0
}

/** Every edge of a shell must join two of its faces; asked of a solid itself, OpenCascade would only repeat a stored flag. */
const isClosed = (kernel: Kernel, solid: Shape): boolean => {
  const shells = explore(kernel, solid, 'SHELL')
  const closed = shells.every((shell) => kernel.BRep_Tool.IsClosed(shell))
  for (const shell of shells) shell.delete()
  return closed
}

/** A shape that does not fit together is not refused on reading: its vertices and edges are given tolerances that cover the gaps. */
const gapOf = (kernel: Kernel, solid: Shape): number => {
  const kinds = kernel.TopAbs_ShapeEnum
  return Math.max(
    kernel.BRep_Tool.MaxTolerance(solid, kinds.TopAbs_VERTEX),
    kernel.BRep_Tool.MaxTolerance(solid, kinds.TopAbs_EDGE),
  )
}

/** What is known of one solid, and its surface as triangles where there are any. */
type Surveyed = { readonly measured: SolidMeasurement; readonly mesh?: SurfaceMesh | undefined }

const isWithinLimits = ({ faces, edges }: ShapeGraph): boolean => faces.length <= GRAPH_LIMITS.faces && edges.length <= GRAPH_LIMITS.edges

const measureSound = (kernel: Kernel, solid: Shape, faces: readonly Shape[], firstId: number): { readonly measured: MeasuredSolid; readonly mesh: SurfaceMesh | undefined } => {
  const mass = massOf(kernel, solid)
  using check = new kernel.BRepCheck_Analyzer(solid, true, false, false)
  const valid = check.IsValid()
  const largest = largestDimension(roughBoxOf(kernel, solid))
  const mesh = tessellate(kernel, solid, largest)
  const graph = mesh && graphOf(kernel, faces, mesh, firstId, largest)
  const boundingBoxMm = boxOf(kernel, graph === undefined ? [solid] : outermost(faces, graph, largest))
  const measured: MeasuredSolid = {
    kind: 'measured',
    solid: { ...mass, boundingBoxMm, faces: countFaces(kernel, faces) },
    closed: isClosed(kernel, solid),
    valid,
    invalidFaceIds: valid ? [] : idsWhere(faces, firstId, (face) => !check.IsValid(face)),
    gapMm: gapOf(kernel, solid),
    meshVolumeMm3: meshVolume(kernel, solid, mass.volumeMm3, largest),
    unmeshedFaceIds: idsWhere(faces, firstId, (face) => isUnmeshed(kernel, face)),
    ...(graph && isWithinLimits(graph) && { graph }),
  }
  return { measured, mesh }
}

const isFinite = (solid: SolidMeasures): boolean =>
  [solid.volumeMm3, solid.volumeRelativeError, solid.areaMm2, ...solid.centroidMm,
    ...solid.boundingBoxMm.min, ...solid.boundingBoxMm.max].every(Number.isFinite)

const measureSolid = (kernel: Kernel, solid: Shape, firstId: number): Surveyed => {
  const faces = explore(kernel, solid, 'FACE')
  const faceIds = faces.map((_, index) => firstId + index)
  try {
    const { measured, mesh } = measureSound(kernel, solid, faces, firstId)
    return isFinite(measured.solid) ? { measured, mesh } : { measured: { kind: 'unmeasurable', faceIds, cause: 'a measure is not a finite number' } }
  } catch (thrown) {
    // One bad solid must not hide the others, as long as the kernel is still in order.
    if (!isKernelException(thrown)) throw thrown
    return { measured: { kind: 'unmeasurable', faceIds, cause: describeThrown(kernel, thrown) } }
  } finally {
    for (const face of faces) face.delete()
  }
}

/** A picture of half a part would mislead: all solids, and not too much for a page to load, or none. */
const previewOf = (meshes: readonly (SurfaceMesh | undefined)[]): Uint8Array | undefined => {
  const all = meshes.filter((mesh) => mesh !== undefined)
  return all.length < meshes.length ? undefined : glbOf(all, PREVIEW_BYTES)
}

type Survey = { readonly solids: SolidMeasurement[]; readonly looseFaces: number; readonly preview?: Uint8Array }

/** Loose construction geometry is counted, not measured and not shown. */
export const measureShape = (kernel: Kernel, shape: Shape): Survey => {
  const solids: SolidMeasurement[] = []
  const meshes: (SurfaceMesh | undefined)[] = []
  let firstId = 0
  for (const solid of explore(kernel, shape, 'SOLID')) {
    const { measured, mesh } = measureSolid(kernel, solid, firstId)
    solids.push(measured)
    meshes.push(mesh)
    firstId += measured.kind === 'measured' ? measured.solid.faces.total : measured.faceIds.length
    solid.delete()
  }
  const loose = explore(kernel, shape, 'FACE', 'SOLID')
  for (const face of loose) face.delete()
  const preview = previewOf(meshes)
  return { solids, looseFaces: loose.length, ...(preview && { preview }) }
}
