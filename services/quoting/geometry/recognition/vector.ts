/** Points and directions in space, as plain triples: the few operations that recognising shapes needs. */

export type Vector = readonly [number, number, number]

export const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const subtract = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const scale = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by]
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
export const length = (a: Vector): number => Math.hypot(a[0], a[1], a[2])
export const distance = (a: Vector, b: Vector): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** The zero vector has no direction and stays what it is. */
export const unit = (a: Vector): Vector => {
  const size = length(a)
  return size > 0 ? scale(a, 1 / size) : a
}

/** From the line through `point` along the unit vector `axis` straight to `to`. */
export const fromAxis = (axis: Vector, point: Vector, to: Vector): Vector => {
  const offset = subtract(to, point)
  return subtract(offset, scale(axis, dot(offset, axis)))
}

/** Some unit vector at right angles to a unit vector. */
export const across = (axis: Vector): Vector =>
  unit(cross(axis, Math.abs(axis[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0]))

/** Up to sign and some 0.06°; `within` is the sine of the angle. */
export const parallel = (a: Vector, b: Vector, within = 1e-3): boolean => length(cross(a, b)) < within
export const perpendicular = (a: Vector, b: Vector, within = 1e-3): boolean => Math.abs(dot(a, b)) < within

export const mean = (vectors: readonly Vector[]): Vector =>
  scale(vectors.reduce(add, [0, 0, 0]), 1 / Math.max(1, vectors.length))
