import type { Kernel, Shape } from '../opencascade.ts'
import { explore } from '../opencascade.ts'
import type { Face } from '../recognition/shape-graph.ts'
import type { Vector } from '../recognition/vector.ts'
import { add, distance, dot, fromAxis, length, scale, subtract } from '../recognition/vector.ts'
import type { FeatureKind } from '../report.ts'

/**
 * Random blocks with random cuts of the classes of the MFCAD collections, crossing each other as they come. What made each face is known from how the block was
 * cut, so that a recognition can be judged on parts that nobody has looked at.
 */

/** Edge of the block, mm; how far tools stick out of it; the least and greatest distance between a sketch and the block's edge. */
const [SIZE, OUT, RIM] = [10, 1, 1]

/** A side of the block: a corner of it, two directions along it and one into it. */
type Side = { readonly corner: Vector; readonly u: Vector; readonly v: Vector; readonly inwards: Vector }
type Point = readonly [number, number]
type Prism = { readonly outline: readonly Point[] }
type Round = { readonly centre: Point; readonly radius: number }
type Tool = (Prism | Round) & { readonly depth: number }
type Cut = { readonly kind: FeatureKind; readonly side: Side; readonly tool: Tool }

/** mulberry32: the same seed makes the same parts everywhere. */
export const chance = (seed: number): ((from: number, to: number) => number) => {
  let state = seed
  return (from, to) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return from + (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (to - from)
  }
}
type Chance = ReturnType<typeof chance>

const unitVector = (axis: number, sign: number): Vector => [axis === 0 ? sign : 0, axis === 1 ? sign : 0, axis === 2 ? sign : 0]

const sides: readonly Side[] = [0, 1, 2].flatMap((axis) => [1, -1].flatMap((inwards) => [1, -1].flatMap((a) => [1, -1].map((b): Side => {
  const [u, v] = [unitVector((axis + 1) % 3, a), unitVector((axis + 2) % 3, b)]
  const ends = [unitVector(axis, inwards), u, v].map((direction) => (direction.some((each) => each < 0) ? scale(direction, -SIZE) : [0, 0, 0] as const))
  return { corner: ends.reduce<Vector>(add, [0, 0, 0]), u, v, inwards: unitVector(axis, inwards) }
}))))

const placed = ({ corner, u, v, inwards }: Side, [x, y]: Point, z: number): Vector => add(add(corner, scale(u, x)), add(scale(v, y), scale(inwards, z)))

const polygon = (corners: number, any: Chance): Point[] => {
  const [x, y, radius, turn] = [any(2.5, 7.5), any(2.5, 7.5), any(1, 1.8), any(0, 7)]
  return Array.from({ length: corners }, (_, index): Point => [x + radius * Math.cos(turn + (2 * Math.PI * index) / corners), y + radius * Math.sin(turn + (2 * Math.PI * index) / corners)])
}
const box = (x: number, y: number, toX: number, toY: number): Point[] => [[x, y], [toX, y], [toX, toY], [x, toY]]
const boxWithin = (any: Chance): Point[] => {
  const [width, height] = [any(1, 3), any(1, 3)]
  const [x, y] = [any(RIM, SIZE - RIM - width), any(RIM, SIZE - RIM - height)]
  return box(x, y, x + width, y + height)
}
const boxFromEdge = (any: Chance): Point[] => {
  const width = any(1, 4)
  const x = any(RIM, SIZE - RIM - width)
  return box(x, -OUT, x + width, any(1, 4))
}
const notch = (any: Chance): Point[] => {
  const [width, height] = [any(1, 4), any(1, 4)]
  const x = any(RIM, SIZE - RIM - width)
  const slope = (width / 2) * (OUT / height)
  return [[x - slope, -OUT], [x + width + slope, -OUT], [x + width / 2, height]]
}
const slanted = (any: Chance): Point[] => {
  const height = any(2, 5)
  const slope = (height * any(0.4, 0.7)) / SIZE
  return [[-OUT, -OUT], [SIZE + OUT, -OUT], [SIZE + OUT, height - slope * (SIZE + OUT)], [-OUT, height + slope * OUT]]
}
const gabled = (any: Chance): Point[] => {
  const height = any(2, 5)
  const rise = height * any(0.2, 0.6)
  const low = height - rise - (OUT * rise) / (SIZE / 2)
  return [[-OUT, -OUT], [SIZE + OUT, -OUT], [SIZE + OUT, low], [SIZE / 2, height], [-OUT, low]]
}
const cornerOff = (a: number, b: number): Point[] => [[-OUT, -OUT], [a + (OUT * a) / b, -OUT], [-OUT, b + (OUT * b) / a]]

const bevel = (depth: number): Point[] => cornerOff(depth, depth)

const THROUGH = SIZE + OUT
const blind = (any: Chance): number => any(2, 6)

/** In the order in which the collections cut them: steps, slots, passages, pockets, chamfers. */
const makers: readonly (readonly [FeatureKind, (any: Chance) => Tool])[] = [
  ['rectangular-through-step', (any) => ({ outline: box(-OUT, -OUT, SIZE + OUT, any(1, 4)), depth: blind(any) })],
  ['2sides-through-step', (any) => ({ outline: gabled(any), depth: blind(any) })],
  ['slanted-through-step', (any) => ({ outline: slanted(any), depth: blind(any) })],
  ['triangular-blind-step', (any) => ({ outline: cornerOff(any(2, 6), any(2, 6)), depth: blind(any) })],
  ['rectangular-blind-step', (any) => ({ outline: box(-OUT, -OUT, any(1, 5), any(1, 5)), depth: blind(any) })],
  ['circular-blind-step', (any) => ({ centre: [0, 0], radius: any(1, 4), depth: blind(any) })],
  ['triangular-through-slot', (any) => ({ outline: notch(any), depth: THROUGH })],
  ['rectangular-through-slot', (any) => ({ outline: boxFromEdge(any), depth: THROUGH })],
  ['circular-through-slot', (any) => ({ centre: [any(3, 7), 0], radius: any(1, 2.5), depth: THROUGH })],
  ['rectangular-blind-slot', (any) => ({ outline: boxFromEdge(any), depth: blind(any) })],
  ['triangular-passage', (any) => ({ outline: polygon(3, any), depth: THROUGH })],
  ['rectangular-passage', (any) => ({ outline: boxWithin(any), depth: THROUGH })],
  ['6sides-passage', (any) => ({ outline: polygon(6, any), depth: THROUGH })],
  ['through-hole', (any) => ({ centre: [any(2.5, 7.5), any(2.5, 7.5)], radius: any(0.5, 1.5), depth: THROUGH })],
  ['triangular-pocket', (any) => ({ outline: polygon(3, any), depth: blind(any) })],
  ['rectangular-pocket', (any) => ({ outline: boxWithin(any), depth: blind(any) })],
  ['6sides-pocket', (any) => ({ outline: polygon(6, any), depth: blind(any) })],
  ['blind-hole', (any) => ({ centre: [any(2.5, 7.5), any(2.5, 7.5)], radius: any(0.5, 1.5), depth: blind(any) })],
  ['chamfer', (any) => ({ outline: bevel(any(0.5, 2)), depth: THROUGH })],
]

/** From outside the block down to the tool's depth. */
const shapeOf = (kernel: Kernel, { side, tool }: Cut): Shape => {
  const point = (at: Vector) => new kernel.gp_Pnt(at[0], at[1], at[2])
  const [x, y, z] = scale(side.inwards, tool.depth + OUT)
  if ('radius' in tool) {
    const axes = new kernel.gp_Ax2(point(placed(side, tool.centre, -OUT)), new kernel.gp_Dir(side.inwards[0], side.inwards[1], side.inwards[2]))
    return new kernel.BRepPrimAPI_MakeCylinder(axes, tool.radius, tool.depth + OUT).Shape()
  }
  const wire = new kernel.BRepBuilderAPI_MakeWire()
  const corners = tool.outline.map((corner) => placed(side, corner, -OUT))
  for (const [index, corner] of corners.entries()) wire.Add(new kernel.BRepBuilderAPI_MakeEdge(point(corner), point(corners[(index + 1) % corners.length] ?? corner)).Edge())
  const face = new kernel.BRepBuilderAPI_MakeFace(wire.Wire(), true).Face()
  return new kernel.BRepPrimAPI_MakePrism(face, new kernel.gp_Vec(x, y, z), false, true).Shape()
}

export type CutBlock = { readonly solid: Shape; readonly cuts: readonly Cut[] }

/** A block with three to five cuts. `undefined`: they took it apart. */
export const cutBlock = (kernel: Kernel, any: Chance): CutBlock | undefined => {
  const chosen = Array.from({ length: Math.floor(any(3, 6)) }, () => Math.floor(any(0, makers.length))).toSorted((a, b) => a - b)
  const cuts = chosen.flatMap((index): Cut[] => {
    const [maker, side] = [makers[index], sides[Math.floor(any(0, sides.length))]]
    return maker === undefined || side === undefined ? [] : [{ kind: maker[0], side, tool: maker[1](any) }]
  })
  let shape: Shape = new kernel.BRepPrimAPI_MakeBox(SIZE, SIZE, SIZE).Shape()
  for (const cut of cuts) shape = new kernel.BRepAlgoAPI_Cut(shape, shapeOf(kernel, cut), new kernel.Message_ProgressRange()).Shape()
  const [solid, ...others] = explore(kernel, shape, 'SOLID')
  return solid === undefined || others.length > 0 ? undefined : { solid, cuts }
}

const NEAR = 1e-4

/** Whether a face is what the tool left: on one of its planes and looking into it, or on its cylinder. */
const isLeftBy = ({ side, tool }: Cut, { surface, centroid }: Face): boolean => {
  const bottom = placed(side, [0, 0], tool.depth)
  if (surface.kind === 'plane' && dot(surface.normal, side.inwards) < NEAR - 1) return Math.abs(dot(subtract(centroid, bottom), side.inwards)) < NEAR
  if ('radius' in tool) return surface.kind === 'cylinder' && Math.abs(surface.radius - tool.radius) < NEAR && length(fromAxis(surface.axis, surface.point, placed(side, tool.centre, 0))) < NEAR
  const corners = tool.outline.map((corner) => placed(side, corner, 0))
  return surface.kind === 'plane' && Math.abs(dot(surface.normal, side.inwards)) < NEAR && corners.some((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner
    const on = (at: Vector): boolean => Math.abs(dot(subtract(at, corner), surface.normal)) < NEAR
    return distance(corner, next) > NEAR && on(next) && on(centroid)
  })
}

/** What each face is by how the block was cut: the kind of the last cut that left it, or `stock`. */
export const truthOf = (faces: readonly Face[], cuts: readonly Cut[]): (FeatureKind | 'stock')[] =>
  faces.map((face) => cuts.findLast((cut) => isLeftBy(cut, face))?.kind ?? 'stock')
