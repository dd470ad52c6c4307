import { describe, expect, it } from 'vitest'
import { faceChanges } from './changes.ts'

/** One rectangle for each face, across the third axis. */
const shape = (...rectangles: readonly (readonly [number, number, number, number, number])[]) => ({
  positions: Float32Array.from(rectangles.flatMap(([x, y, toX, toY, z]) => [x, y, z, toX, y, z, toX, toY, z, x, toY, z])),
  index: Uint32Array.from(rectangles.flatMap((_, face) => [0, 1, 2, 0, 2, 3].map((corner) => 4 * face + corner))),
  starts: [...rectangles.map((_, face) => 6 * face), 6 * rectangles.length],
})

describe('what is different between two shapes', () => {
  it('is nothing between a shape and itself, in whatever order its faces come', () => {
    expect(faceChanges(shape([0, 0, 10, 10, 0], [0, 0, 5, 5, 3]), shape([0, 0, 5, 5, 3], [0, 0, 10, 10, 0]))).toEqual({ added: [], gone: [] })
    expect(faceChanges(shape([0, 0, 10, 10, 0]), shape([0, 0, 10.004, 10, 0]))).toEqual({ added: [], gone: [] })
  })

  it('is a face that only one of them has, or that has another size or place', () => {
    expect(faceChanges(shape([0, 0, 10, 10, 0]), shape([0, 0, 10, 10, 0], [2, 2, 4, 4, 1]))).toEqual({ added: [1], gone: [] })
    expect(faceChanges(shape([2, 2, 4, 4, 1], [0, 0, 10, 10, 0]), shape([0, 0, 10, 10, 0], [2, 2, 4.1, 4, 1]))).toEqual({ added: [1], gone: [0] })
    expect(faceChanges(shape([0, 0, 10, 10, 0]), shape([0, 0, 10, 10, 0.5]))).toEqual({ added: [0], gone: [0] })
  })
})
