import { cross, dot, length, subtract } from '../recognition/vector.ts'
import type { SolidMeasures } from '../report.ts'
import type { Edges } from './edges.ts'
import { NONE } from './edges.ts'
import { at, type Triangles } from './triangles.ts'

/** What hangs together at edges, with the cavities in it. In the unit of the file. */
export type Body = { readonly measures: Omit<SolidMeasures, 'faces'>; readonly closed: boolean; readonly triangles: readonly number[] }

type Sums = { volume: number; area: number; moment: [number, number, number]; readonly min: Point; readonly max: Point; closed: boolean; triangles: number[] }
type Point = [number, number, number]
const axes = [0, 1, 2] as const

/** Bodies in the order of the file. A shell turned inside out that lies in another body is a hollow in it; elsewhere it is a body without a positive volume. */
export const bodiesOf = (mesh: Triangles, edges: Edges): Body[] => {
  const shells = shellsOf(mesh, edges)
  const solid = shells.filter(({ volume }) => volume > 0)
  const alone = shells.filter((shell) => {
    const host = shell.volume < 0 ? solid.filter((each) => isWithin(shell, each)).toSorted((a, b) => a.volume - b.volume)[0] : undefined
    if (host) join(host, shell)
    return host === undefined
  })
  return alone.map(bodyOf)
}

const isWithin = (inner: Sums, outer: Sums): boolean => axes.every((axis) => inner.min[axis] >= outer.min[axis] && inner.max[axis] <= outer.max[axis])

const join = (host: Sums, hollow: Sums): void => {
  host.volume += hollow.volume
  host.area += hollow.area
  for (const axis of axes) host.moment[axis] += hollow.moment[axis]
  host.closed &&= hollow.closed
  host.triangles = host.triangles.concat(hollow.triangles)
}

const bodyOf = ({ volume, area, moment, min, max, closed, triangles }: Sums): Body => {
  const middle = (axis: 0 | 1 | 2): number => (volume === 0 ? (min[axis] + max[axis]) / 2 : moment[axis] / volume)
  return { measures: { volumeMm3: volume, volumeRelativeError: 0, areaMm2: area, boundingBoxMm: { min, max }, centroidMm: [middle(0), middle(1), middle(2)] }, closed, triangles }
}

const shellsOf = (mesh: Triangles, edges: Edges): Sums[] => {
  const rootOf = connected(mesh.corners.length / 3, edges)
  const origin: Point = [at(mesh.points, 0), at(mesh.points, 1), at(mesh.points, 2)]
  const shells = new Map<number, Sums>()
  for (let triangle = 0; 3 * triangle < mesh.corners.length; triangle += 1) {
    const root = rootOf(triangle)
    const shell = shells.get(root) ?? { volume: 0, area: 0, moment: [0, 0, 0], min: [Infinity, Infinity, Infinity], max: [-Infinity, -Infinity, -Infinity], closed: true, triangles: [] }
    shells.set(root, shell)
    count(shell, mesh, triangle, origin)
  }
  for (let edge = 0; edge < edges.count; edge += 1) {
    const shell = shells.get(rootOf(at(edges.first, edge)))
    if (shell && edges.balance[edge] !== 0) shell.closed = false
  }
  return [...shells.values()]
}

/** Adds the pyramid from `origin` to the triangle, which is a corner of the shape, so that parts far from the file's own origin lose no digits. */
const count = (shell: Sums, { points, corners }: Triangles, triangle: number, origin: Point): void => {
  const corner = (index: 0 | 1 | 2): Point => {
    const from = 3 * at(corners, 3 * triangle + index)
    return [at(points, from), at(points, from + 1), at(points, from + 2)]
  }
  const all = [corner(0), corner(1), corner(2)] as const
  const [a, b, c] = [subtract(all[0], origin), subtract(all[1], origin), subtract(all[2], origin)]
  const normal = cross(subtract(b, a), subtract(c, a))
  const volume = dot(a, normal) / 6
  shell.volume += volume
  shell.area += length(normal) / 2
  shell.triangles.push(triangle)
  for (const axis of axes) {
    shell.moment[axis] += volume * (origin[axis] + (a[axis] + b[axis] + c[axis]) / 4)
    for (const point of all) {
      shell.min[axis] = Math.min(shell.min[axis], point[axis])
      shell.max[axis] = Math.max(shell.max[axis], point[axis])
    }
  }
}

/** Union and find over triangles that share an edge. */
const connected = (triangles: number, { count: edges, first, second }: Edges): ((triangle: number) => number) => {
  const parent = Uint32Array.from({ length: triangles }, (_, index) => index)
  const rootOf = (triangle: number): number => {
    let root = triangle
    while (parent[root] !== root) root = at(parent, root)
    for (let each = triangle; each !== root;) {
      const next = at(parent, each)
      parent[each] = root
      each = next
    }
    return root
  }
  for (let edge = 0; edge < edges; edge += 1) {
    const other = at(second, edge)
    if (other !== NONE) parent[rootOf(other)] = rootOf(at(first, edge))
  }
  return rootOf
}
