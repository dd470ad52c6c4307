import type { SurfaceMesh } from '../surface-mesh.ts'
import { cross, type Body } from './bodies.ts'
import { NONE, type Edges } from './edges.ts'
import { at, type Triangles } from './triangles.ts'

/** Two triangles that turn by more than this meet in an edge for the eye, radians. */
const SHARP = 0.6

/** The triangles as they are, each with its own normal, a body after the other; lines where they meet sharply or nothing is on the other side. */
export const facetsOf = ({ points, corners }: Triangles, edges: Edges, bodies: readonly Body[]): SurfaceMesh => {
  const order = bodies.flatMap(({ triangles }) => triangles)
  const positions = new Float32Array(9 * order.length)
  const normals = new Float32Array(9 * order.length)
  const normalOf = (triangle: number): readonly [number, number, number] => {
    const [a, b, c] = [corner(triangle, 0), corner(triangle, 1), corner(triangle, 2)]
    const normal = cross([b[0] - a[0], b[1] - a[1], b[2] - a[2]], [c[0] - a[0], c[1] - a[1], c[2] - a[2]])
    const length = Math.hypot(...normal)
    return length > 0 ? [normal[0] / length, normal[1] / length, normal[2] / length] : [0, 0, 1]
  }
  const point = (index: number): [number, number, number] => [at(points, 3 * index), at(points, 3 * index + 1), at(points, 3 * index + 2)]
  const corner = (triangle: number, index: number): [number, number, number] => point(at(corners, 3 * triangle + index))
  for (const [place, triangle] of order.entries()) {
    const normal = normalOf(triangle)
    for (const index of [0, 1, 2]) {
      positions.set(corner(triangle, index), 9 * place + 3 * index)
      normals.set(normal, 9 * place + 3 * index)
    }
  }
  const lines: number[] = []
  for (let edge = 0; edge < edges.count; edge += 1) {
    const other = at(edges.second, edge)
    const turn = other === NONE ? Math.PI : angle(normalOf(at(edges.first, edge)), normalOf(other))
    if (turn > SHARP) lines.push(...point(at(edges.low, edge)), ...point(at(edges.high, edge)))
  }
  let from = 0
  return {
    positions, normals, triangles: Uint32Array.from({ length: 3 * order.length }, (_, index) => index),
    faceStarts: [0, ...bodies.map(({ triangles }) => (from += 3 * triangles.length))], edges: Float32Array.from(lines),
  }
}

const angle = (a: readonly [number, number, number], b: readonly [number, number, number]): number => Math.acos(Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])))
