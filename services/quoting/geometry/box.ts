import type { Kernel, Shape } from './opencascade.ts'
import type { ShapeGraph } from './recognition/shape-graph.ts'
import type { SolidMeasures } from './report.ts'
import { COARSE } from './tessellate.ts'

/** Axis-aligned boxes. Runs in the child process only. */

type Box = SolidMeasures['boundingBoxMm']

const cornersOf = (box: InstanceType<Kernel['Bnd_Box']>): Box => {
  using min = box.CornerMin()
  using max = box.CornerMax()
  return { min: [min.X(), min.Y(), min.Z()], max: [max.X(), max.Y(), max.Z()] }
}

/** Encloses the control points of a spline and is somewhat too large; costs next to nothing. */
export const roughBoxOf = (kernel: Kernel, solid: Shape): Box => {
  using box = new kernel.Bnd_Box()
  kernel.BRepBndLib.Add(solid, box, false)
  return cornersOf(box)
}

/** AddOptimal searches the surfaces themselves. */
export const boxOf = (kernel: Kernel, shapes: readonly Shape[]): Box => {
  using box = new kernel.Bnd_Box()
  for (const shape of shapes) kernel.BRepBndLib.AddOptimal(shape, box, false, false)
  return cornersOf(box)
}

/** How far a face may reach beyond its triangles, in chord errors. */
const BEYOND = 4

/** Faces that may reach as far as the solid does: a search on curved faces is slow, and those within cannot matter. All, where the triangulation does not tell. */
export const outermost = (faces: readonly Shape[], { faces: known }: ShapeGraph, largest: number): readonly Shape[] => {
  if (known.some(({ area }) => area === 0)) return faces
  const slack = BEYOND * COARSE.linear * largest
  const axes = [0, 1, 2] as const
  const [min, max] = [axes.map((axis) => Math.min(...known.map((face) => face.min[axis]))), axes.map((axis) => Math.max(...known.map((face) => face.max[axis])))]
  return faces.filter((_, index) => {
    const face = known[index]
    return face === undefined || axes.some((axis) => face.min[axis] - slack <= (min[axis] ?? 0) || face.max[axis] + slack >= (max[axis] ?? 0))
  })
}
