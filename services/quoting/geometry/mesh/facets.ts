import { cross, dot, subtract, unit, type Vector } from '../recognition/vector.ts'
import type { SurfaceMesh } from '../surface-mesh.ts'
import type { Body } from './bodies.ts'
import type { Edges } from './edges.ts'
import { at, type Triangles } from './triangles.ts'

/** Two triangles that turn by more than this meet in an edge for the eye, radians. */
const SHARP = 0.6

/** The triangles as they are, each with its own normal, a body after the other; lines where they meet sharply or nothing is on the other side. */
export const facetsOf = (mesh: Triangles, edges: Edges, bodies: readonly Body[]): SurfaceMesh => {
  const order = bodies.flatMap(({ triangles }) => triangles)
  const normals = Array.from({ length: mesh.corners.length / 3 }, (_, triangle) => normalOf(mesh, triangle))
  const [positions, directions] = [new Float32Array(9 * order.length), new Float32Array(9 * order.length)]
  for (const [place, triangle] of order.entries()) {
    for (const index of [0, 1, 2]) {
      positions.set(cornerOf(mesh, triangle, index), 9 * place + 3 * index)
      directions.set(normals[triangle] ?? [], 9 * place + 3 * index)
    }
  }
  let from = 0
  return {
    positions, normals: directions, triangles: Uint32Array.from({ length: 3 * order.length }, (_, index) => index),
    faceStarts: [0, ...bodies.map(({ triangles }) => (from += 3 * triangles.length))], edges: Float32Array.from(linesOf(mesh, edges, normals)),
  }
}

const linesOf = (mesh: Triangles, edges: Edges, normals: readonly Vector[]): number[] => {
  const lines: number[] = []
  for (let edge = 0; edge < edges.count; edge += 1) {
    const [one, other] = [normals[at(edges.first, edge)], normals[at(edges.second, edge)]]
    if (!one || !other || angle(one, other) > SHARP) lines.push(...pointOf(mesh, at(edges.low, edge)), ...pointOf(mesh, at(edges.high, edge)))
  }
  return lines
}

const pointOf = ({ points }: Triangles, index: number): Vector => [at(points, 3 * index), at(points, 3 * index + 1), at(points, 3 * index + 2)]
const cornerOf = (mesh: Triangles, triangle: number, index: number): Vector => pointOf(mesh, at(mesh.corners, 3 * triangle + index))

/** A sliver without an area has no direction; it is drawn as if it lay flat. */
const normalOf = (mesh: Triangles, triangle: number): Vector => {
  const [a, b, c] = [cornerOf(mesh, triangle, 0), cornerOf(mesh, triangle, 1), cornerOf(mesh, triangle, 2)]
  const normal = unit(cross(subtract(b, a), subtract(c, a)))
  return dot(normal, normal) > 0 ? normal : [0, 0, 1]
}

const angle = (a: Vector, b: Vector): number => Math.acos(Math.min(1, Math.max(-1, dot(a, b))))
