import type { Faces } from './faces.ts'

/** How two shapes differ face by face: faces of the one that the other does not have. */
export type FaceChanges = { readonly added: readonly number[]; readonly gone: readonly number[] }

/** A face is the same when it fills the same box to within this, mm, and one part in ten thousand of its size: triangulations end in single floats. */
const SAME = { mm: 0.005, share: 1e-4 } as const

type Box = readonly [number, number, number, number, number, number]
type Shape = Pick<Faces, 'index' | 'positions' | 'starts'>

const boxesOf = ({ index, positions, starts }: Shape): Box[] =>
  starts.slice(0, -1).map((from, face) => {
    const box: [number, number, number, number, number, number] = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]
    for (const vertex of index.subarray(from, starts[face + 1])) {
      for (const axis of [0, 1, 2] as const) {
        const value = positions[3 * vertex + axis] ?? 0
        box[axis] = Math.min(box[axis], value)
        box[axis + 3] = Math.max(box[axis + 3] ?? -Infinity, value)
      }
    }
    return box
  })

const isSame = (a: Box, b: Box): boolean => {
  const within = SAME.mm + SAME.share * Math.hypot(a[3] - a[0], a[4] - a[1], a[5] - a[2])
  return a.every((value, at) => Math.abs(value - (b[at] ?? 0)) <= within)
}

/** Those of `boxes` for which there is none alike among `others`; both as they come, so compared along the first axis only where they may be alike. */
const without = (boxes: readonly Box[], others: readonly Box[]): number[] => {
  const sorted = others.toSorted((a, b) => a[0] - b[0])
  const from = (least: number): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.[0] ?? Infinity) < least) low = middle + 1
      else high = middle
    }
    return low
  }
  return boxes.flatMap((box, face) => {
    const within = SAME.mm + SAME.share * Math.hypot(box[3] - box[0], box[4] - box[1], box[5] - box[2])
    for (let at = from(box[0] - within); at < sorted.length && (sorted[at]?.[0] ?? Infinity) <= box[0] + within; at += 1) {
      const other = sorted[at]
      if (other && isSame(box, other)) return []
    }
    return [face]
  })
}

/** Both in the coordinates of their files: a part that was only moved is wholly another. */
export const faceChanges = (before: Shape, after: Shape): FaceChanges => {
  const [old, now] = [boxesOf(before), boxesOf(after)]
  return { added: without(now, old), gone: without(old, now) }
}
