/** Triangles as a file lists them, three corners after the other, nine coordinates each; in the unit of the file. */
export type Soup = Float64Array

/** Triangles over shared corners: `corners` are indices into `points` (three coordinates each), three for each triangle. */
export type Triangles = { readonly points: Float64Array; readonly corners: Uint32Array }

/** Beyond this nobody means to have a part made: the file is a scan or a rendering. */
export const MOST_TRIANGLES = 4_000_000

const EMPTY = 0xffff_ffff

/**
 * Makes one corner of all with the same coordinates. A file without shared corners (STL) repeats each of them to the last bit; what differs by a
 * bit is a gap, and stays one. Triangles with two corners in one place, as rounding leaves them, bound nothing and are left out.
 */
export const welded = (soup: Soup): Triangles => {
  const places = soup.length / 3
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * places)))
  const table = new Uint32Array(size).fill(EMPTY)
  const points = new Float64Array(soup.length)
  const corners = new Uint32Array(places)
  let known = 0
  for (let place = 0; place < places; place += 1) {
    // -0 is 0.
    const [x, y, z] = [at(soup, 3 * place) + 0, at(soup, 3 * place + 1) + 0, at(soup, 3 * place + 2) + 0]
    let slot = hash(x, y, z) & (size - 1)
    let corner = table[slot] ?? EMPTY
    while (corner !== EMPTY && !(points[3 * corner] === x && points[3 * corner + 1] === y && points[3 * corner + 2] === z)) {
      slot = (slot + 1) & (size - 1)
      corner = table[slot] ?? EMPTY
    }
    if (corner === EMPTY) {
      corner = known
      known += 1
      table[slot] = corner
      points.set([x, y, z], 3 * corner)
    }
    corners[place] = corner
  }
  return { points: points.slice(0, 3 * known), corners: spanning(corners) }
}

const spanning = (corners: Uint32Array): Uint32Array => {
  let kept = 0
  for (let each = 0; each < corners.length; each += 3) {
    const [a, b, c] = [at(corners, each), at(corners, each + 1), at(corners, each + 2)]
    if (a === b || b === c || c === a) continue
    corners.set([a, b, c], kept)
    kept += 3
  }
  return corners.slice(0, kept)
}

/** Only asked for what is there. */
export const at = (numbers: Float64Array | Uint32Array, index: number): number => numbers[index] ?? Number.NaN

const scratch = new DataView(new ArrayBuffer(24))
const hash = (x: number, y: number, z: number): number => {
  scratch.setFloat64(0, x)
  scratch.setFloat64(8, y)
  scratch.setFloat64(16, z)
  let mixed = 0x811c9dc5
  for (let word = 0; word < 24; word += 4) mixed = Math.imul(mixed ^ scratch.getUint32(word), 0x9e3779b1) ^ (mixed >>> 15)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
