import { describe, expect, test } from 'vitest'
import type { Sample } from './canonical.ts'
import { recognise } from './canonical.ts'
import type { Vector } from './vector.ts'
import { add, cross, dot, parallel, scale, unit } from './vector.ts'

/** Points of an ideal surface, a sixth of a turn of it, somewhere askew in space. */
const axis = unit([1, 2, -3])
const x = unit(cross(axis, [0, 1, 0]))
const y = cross(axis, x)
const place: Vector = [120, -40, 7]
const grid = [0, 1, 2, 3, 4].flatMap((u) => [0, 1, 2, 3].map((v) => [u / 4, v / 3] as const))
const around = (angle: number): Vector => add(scale(x, Math.cos(angle)), scale(y, Math.sin(angle)))
const of = (at: (u: number, v: number) => Sample): Sample[] => grid.map(([u, v]) => at(u, v))

const cylinder = of((u, v) => ({ point: add(place, add(scale(around(u), 4), scale(axis, 9 * v))), normal: around(u) }))
const cone = of((u, v) => ({
  point: add(place, add(scale(around(u), 2 + v), scale(axis, v / Math.tan(0.4)))),
  normal: add(scale(around(u), Math.cos(0.4)), scale(axis, -Math.sin(0.4))),
}))
const sphere = of((u, v) => {
  const normal = add(scale(around(u), Math.cos(v)), scale(axis, Math.sin(v)))
  return { point: add(place, scale(normal, 6)), normal }
})
const plane = of((u, v) => ({ point: add(place, add(scale(x, 30 * u), scale(y, 8 * v))), normal: axis }))

describe('a surface is recognised by its points and normals', () => {
  test('plane', () => expect(recognise(plane)).toMatchObject({ kind: 'plane' }))
  test('cylinder', () => {
    const found = recognise(cylinder)
    if (found?.kind !== 'cylinder') throw new Error(`${found?.kind}`)
    expect(found.radius).toBeCloseTo(4, 9)
    expect(parallel(found.axis, axis, 1e-9)).toBe(true)
  })
  test('cone, which widens along its axis', () => {
    const found = recognise(cone)
    if (found?.kind !== 'cone') throw new Error(`${found?.kind}`)
    expect(found.halfAngle).toBeCloseTo(0.4, 9)
    expect(dot(found.axis, axis)).toBeCloseTo(1, 9)
  })
  test('sphere, whichever way its normals point', () => {
    expect(recognise(sphere.map(({ point, normal }) => ({ point, normal: scale(normal, -1) })))).toMatchObject({ kind: 'sphere' })
  })
})

describe('what is nearly one is none', () => {
  test('a cylinder that widens by a hundredth of a millimetre', () => {
    const barrel = cylinder.map(({ point, normal }, index) => ({ point: add(point, scale(normal, 0.01 * Math.sin(Math.PI * (grid[index]?.[1] ?? 0)))), normal }))
    expect(recognise(barrel)).toBeUndefined()
  })
  test('a plane that is bent by a degree', () => {
    expect(recognise(plane.map(({ point }, index) => ({ point, normal: unit(add(axis, scale(x, 0.017 * (grid[index]?.[0] ?? 0)))) })))).toBeUndefined()
  })
  test('a torus', () => {
    const torus = of((u, v) => {
      const normal = add(scale(around(u), Math.cos(v)), scale(axis, Math.sin(v)))
      return { point: add(place, add(scale(around(u), 10), scale(normal, 3))), normal }
    })
    expect(recognise(torus)).toBeUndefined()
  })
})
