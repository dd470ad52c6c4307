import { at, type Triangles } from './triangles.ts'

/** The edges of triangles; each by its two corners, the lesser first. */
export type Edges = {
  readonly count: number
  readonly low: Uint32Array
  readonly high: Uint32Array
  /** How often it is walked upwards less how often downwards: 0 where what lies on both sides agrees on what is outside. */
  readonly balance: Int32Array
  /** The first two triangles at it; `NONE` where there is no second. */
  readonly first: Uint32Array
  readonly second: Uint32Array
}

export const NONE = 0xffff_ffff

export const edgesOf = ({ corners }: Triangles): Edges => {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * corners.length)))
  const table = new Uint32Array(size).fill(NONE)
  const numbers = (): Uint32Array => new Uint32Array(corners.length).fill(NONE)
  const [low, high, first, second, balance] = [numbers(), numbers(), numbers(), numbers(), new Int32Array(corners.length)]
  let count = 0
  for (let place = 0; place < corners.length; place += 1) {
    const from = at(corners, place)
    const to = at(corners, place % 3 === 2 ? place - 2 : place + 1)
    const [a, b] = from < to ? [from, to] : [to, from]
    let slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0 & (size - 1)
    while (table[slot] !== NONE && !(low[at(table, slot)] === a && high[at(table, slot)] === b)) slot = (slot + 1) & (size - 1)
    const triangle = Math.floor(place / 3)
    if (table[slot] === NONE) {
      table[slot] = count
      low[count] = a
      high[count] = b
      first[count] = triangle
      count += 1
    } else if (second[at(table, slot)] === NONE) second[at(table, slot)] = triangle
    const edge = at(table, slot)
    balance[edge] = (balance[edge] ?? 0) + (from === a ? 1 : -1)
  }
  return { count, low, high, balance, first, second }
}
