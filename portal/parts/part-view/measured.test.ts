import { describe, expect, it } from 'vitest'
import { distanceOf } from './measured.ts'

describe('the distance between two points of a part', () => {
  it('is straight, along the axes, and across between parallel faces whichever way they look', () => {
    const bottom = { face: 0, point: [0, 0, 0], normal: [0, 0, -1] } as const
    expect(distanceOf(bottom, { face: 1, point: [3, 4, 12], normal: [0, 0, 1] })).toEqual({ straight: 13, along: [3, 4, 12], across: 12 })
    expect(distanceOf(bottom, { face: 1, point: [3, 4, 12], normal: [0, 0, -1] }).across).toBe(12)
    expect(distanceOf(bottom, { face: 2, point: [3, 4, 12], normal: [0, 1, 0] }).across).toBeUndefined()
    expect(distanceOf(bottom, bottom)).toEqual({ straight: 0, along: [0, 0, 0], across: undefined })
  })
})
