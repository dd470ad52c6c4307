import type { Vector } from './vector.ts'
import { across, add, cross, dot, fromAxis, length, mean, scale, subtract, unit } from './vector.ts'

/** Recognises planes, cylinders, cones and spheres by points of a surface and its normals there: some systems write them as splines. */

export type Sample = { readonly point: Vector; readonly normal: Vector }
/** `radius` of a cone: at `point`; it grows along the axis. */
export type Canonical =
  | { readonly kind: 'plane'; readonly point: Vector; readonly normal: Vector }
  | { readonly kind: 'cylinder'; readonly point: Vector; readonly axis: Vector; readonly radius: number }
  | { readonly kind: 'cone'; readonly point: Vector; readonly axis: Vector; readonly radius: number; readonly halfAngle: number }
  | { readonly kind: 'sphere'; readonly centre: Vector; readonly radius: number }

/** No machining tells a micrometre apart; of a tiny face less, a share of its extent. Normals: the sine of the error. */
const TOLERANCE = { mm: 1e-3, share: 1e-4, normal: 2e-3 } as const
/** A face that turns by less might be anything: radians. */
const LEAST_TURN = 0.05

const solve = (rows: readonly (readonly number[])[]): number[] | undefined => {
  let work = rows.map((row) => [...row])
  for (let column = 0; column < rows.length; column += 1) {
    const [pivotRow = [], ...rest] = work.slice(column).toSorted((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0))
    const pivot = pivotRow[column] ?? 0
    if (Math.abs(pivot) < 1e-12) return undefined
    const unitRow = pivotRow.map((value) => value / pivot)
    const without = (row: number[]): number[] => row.map((value, index) => value - (row[column] ?? 0) * (unitRow[index] ?? 0))
    work = [...work.slice(0, column).map(without), unitRow, ...rest.map(without)]
  }
  return work.map((row) => row.at(-1) ?? 0)
}

/** The unknowns x that bring each row · x nearest to its value, the last number of the row. */
const leastSquares = (rows: readonly (readonly number[])[]): number[] | undefined => {
  const size = (rows[0]?.length ?? 1) - 1
  const product = (a: number, b: number): number => rows.reduce((sum, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0)
  return solve(Array.from({ length: size }, (_, a) => Array.from({ length: size + 1 }, (_none, b) => product(a, b))))
}

/** The direction at right angles to all of these, averaged over their pairs; zero where they are parallel. */
const normalTo = (directions: readonly Vector[]): Vector => {
  const products = directions.flatMap((a, index) => directions.slice(index + 1).map((b) => cross(a, b)))
  const largest = products.reduce<Vector>((most, each) => (length(each) > length(most) ? each : most), [0, 0, 0])
  return length(largest) < LEAST_TURN ? [0, 0, 0] : unit(products.map((each) => (dot(each, largest) < 0 ? scale(each, -1) : each)).reduce(add, [0, 0, 0]))
}

type Fit = (samples: readonly Sample[], tolerance: number) => Canonical | undefined

const plane: Fit = (samples, tolerance) => {
  const normal = unit(mean(samples.map((sample) => sample.normal)))
  const point = mean(samples.map((sample) => sample.point))
  const fits = samples.every((sample) => Math.abs(dot(subtract(sample.point, point), normal)) < tolerance && length(cross(sample.normal, normal)) < TOLERANCE.normal)
  return fits ? { kind: 'plane', point, normal } : undefined
}

const cylinder: Fit = (samples, tolerance) => {
  const axis = normalTo(samples.map(({ normal }) => normal))
  if (length(axis) === 0) return undefined
  const middle = mean(samples.map((sample) => sample.point))
  const [x, y] = [across(axis), cross(axis, across(axis))]
  const rows = samples.map(({ point }) => {
    const offset = subtract(point, middle)
    const [u, v] = [dot(offset, x), dot(offset, y)]
    return [2 * u, 2 * v, 1, u * u + v * v]
  })
  const [u = 0, v = 0, rest = 0] = leastSquares(rows) ?? []
  const radius = Math.sqrt(Math.max(0, rest + u * u + v * v))
  const point = add(middle, add(scale(x, u), scale(y, v)))
  const fits = samples.every((sample) => {
    const radial = fromAxis(axis, point, sample.point)
    return Math.abs(length(radial) - radius) < tolerance && length(cross(sample.normal, unit(radial))) < TOLERANCE.normal
  })
  return fits && radius > tolerance ? { kind: 'cylinder', point, axis, radius } : undefined
}

const cone: Fit = (samples, tolerance) => {
  const first = samples[0]?.normal ?? [0, 0, 0]
  const axis = normalTo(samples.map(({ normal }) => subtract(normal, first)))
  const apex = leastSquares(samples.map(({ normal, point }) => [...normal, dot(normal, point)]))
  if (length(axis) === 0 || apex === undefined) return undefined
  const tip: Vector = [apex[0] ?? 0, apex[1] ?? 0, apex[2] ?? 0]
  const middle = mean(samples.map((sample) => sample.point))
  const upwards = dot(subtract(middle, tip), axis) < 0 ? scale(axis, -1) : axis
  const halfAngle = Math.asin(Math.min(1, Math.abs(dot(mean(samples.map(({ normal }) => normal)), axis))))
  const fits = samples.every(({ point, normal }) => {
    const offset = subtract(point, tip)
    const radial = fromAxis(upwards, tip, point)
    const off = length(radial) * Math.cos(halfAngle) - dot(offset, upwards) * Math.sin(halfAngle)
    const ideal = subtract(scale(unit(radial), Math.cos(halfAngle)), scale(upwards, Math.sin(halfAngle)))
    return Math.abs(off) < tolerance && length(cross(normal, ideal)) < TOLERANCE.normal
  })
  return fits && halfAngle > LEAST_TURN / 10 ? { kind: 'cone', point: tip, axis: upwards, radius: 0, halfAngle } : undefined
}

const sphere: Fit = (samples, tolerance) => {
  const rows = samples.flatMap(({ point, normal }) => [
    [1, 0, 0, normal[0], point[0]], [0, 1, 0, normal[1], point[1]], [0, 0, 1, normal[2], point[2]],
  ])
  const found = leastSquares(rows)
  if (found === undefined) return undefined
  const [x = 0, y = 0, z = 0, signed = 0] = found
  const [centre, radius]: [Vector, number] = [[x, y, z], Math.abs(signed)]
  const fits = samples.every(({ point, normal }) => {
    const radial = subtract(point, centre)
    return Math.abs(length(radial) - radius) < tolerance && length(cross(normal, unit(radial))) < TOLERANCE.normal
  })
  return fits ? { kind: 'sphere', centre, radius } : undefined
}

/** `undefined`: none of them, or too small a part of it to be sure. */
export const recognise = (samples: readonly Sample[]): Canonical | undefined => {
  if (samples.length < 9) return undefined
  const middle = mean(samples.map(({ point }) => point))
  const extent = Math.max(...samples.map(({ point }) => length(subtract(point, middle))))
  const tolerance = Math.min(TOLERANCE.mm, TOLERANCE.share * extent)
  return plane(samples, tolerance) ?? cylinder(samples, tolerance) ?? cone(samples, tolerance) ?? sphere(samples, tolerance)
}
