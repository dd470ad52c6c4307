import type { Face, ShapeGraph } from './shape-graph.ts'
import type { Vector } from './vector.ts'
import { cross, dot, parallel, unit } from './vector.ts'

/** The block that a part was cut from, as far as the part tells: its three directions and how far it goes along each. */
export type Block = {
  readonly axes: readonly Vector[]
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** That in which most of the plane area faces, the next at right angles to it, and across both. */
const axesOf = (faces: readonly Face[]): Vector[] => {
  const weights: { readonly axis: Vector; area: number }[] = []
  for (const { surface, area } of faces) {
    if (surface.kind !== 'plane') continue
    const known = weights.find(({ axis }) => parallel(axis, surface.normal))
    if (known === undefined) weights.push({ axis: surface.normal, area })
    else known.area += area
  }
  const [first, ...rest] = weights.toSorted((a, b) => b.area - a.area)
  if (first === undefined) return []
  const second = rest.find(({ axis }) => Math.abs(dot(axis, first.axis)) < 1e-3)
  return second === undefined ? [first.axis] : [first.axis, second.axis, unit(cross(first.axis, second.axis))]
}

export const blockOf = ({ faces, edges }: ShapeGraph): Block => {
  const axes = axesOf(faces)
  const along = (axis: Vector): number[] => edges.flatMap(({ start, end }) => [dot(start, axis), dot(end, axis)])
  return { axes, from: axes.map((axis) => Math.min(...along(axis))), to: axes.map((axis) => Math.max(...along(axis))) }
}

/** Whether a plane lies along the block: its normal is one of the block's directions. */
export const isSquareTo = ({ axes }: Block, normal: Vector): boolean => axes.some((axis) => parallel(axis, normal, 0.02))

/**
 * Whether an upright plane on a floor goes through the block from one side to the opposite one, and does not just cut a corner off. Told by where its line
 * meets the sides of the block, whatever other cuts have taken away there. `undefined`: the floor does not lie along the block.
 */
export const goesThrough = ({ axes, from, to }: Block, floor: Vector, normal: Vector, point: Vector): boolean | undefined => {
  const [u, v] = [0, 1, 2].filter((index) => !parallel(axes[index] ?? [0, 0, 0], floor, 0.02))
  const [first, second] = [axes[u ?? 0], axes[v ?? 0]]
  if (axes.length < 3 || u === undefined || v === undefined || first === undefined || second === undefined || axes.every((axis) => !parallel(axis, floor, 0.02))) return undefined
  const offset = dot(normal, point)
  /** Height on the one side at which the line meets the ends of the other. */
  const meets = (end: number, own: Vector, other: Vector): number => (offset - dot(normal, own) * end - dot(normal, floor) * dot(point, floor)) / dot(normal, other)
  const within = (index: number, height: number): boolean => height >= (from[index] ?? 0) - 1e-3 && height <= (to[index] ?? 0) + 1e-3
  const across = (own: number, other: number, a: Vector, b: Vector): boolean => within(other, meets(from[own] ?? 0, a, b)) && within(other, meets(to[own] ?? 0, a, b))
  return across(u, v, first, second) || across(v, u, second, first)
}
