import { fail, ok, type Result } from '#shared/kernel/result.ts'
import { MOST_TRIANGLES, type Soup } from './triangles.ts'

/**
 * Reads STL as 3D Systems published it in 1989: binary (80 bytes, a count, fifty bytes for each triangle) or text. Normals are not believed: the order
 * of the corners says what is outside. The format knows no unit.
 */
export const readStl = (bytes: Uint8Array): Result<{ readonly soup: Soup; readonly text: boolean }, string> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // A binary file may begin with "solid" too; its length gives it away.
  const count = bytes.byteLength >= HEADER ? view.getUint32(80, true) : 0
  const binary = bytes.byteLength >= HEADER && HEADER + RECORD * count === bytes.byteLength
  if (binary) return count > MOST_TRIANGLES ? fail(tooMany) : ok({ soup: records(view, count), text: false })
  if (/^\s*solid\b/.test(beginning(bytes))) return facets(bytes)
  return fail(bytes.byteLength >= HEADER ? `It announces ${count} triangles, and its length is not theirs.` : 'It is too short.')
}

/** What may be STL at a glance. */
export const looksLikeStl = (bytes: Uint8Array): boolean => bytes.byteLength >= HEADER || /^\s*solid\b/.test(beginning(bytes))

const [HEADER, RECORD] = [84, 50]
const tooMany = `It has more than ${MOST_TRIANGLES} triangles.`
const beginning = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256)).toString('latin1')

const records = (view: DataView, count: number): Soup => {
  const soup = new Float64Array(9 * count)
  for (let index = 0; index < count; index += 1) {
    // After the normal, twelve bytes.
    for (let each = 0; each < 9; each += 1) soup[9 * index + each] = view.getFloat32(HEADER + RECORD * index + 12 + 4 * each, true)
  }
  return soup
}

const vertex = /\bvertex\s+(\S+)\s+(\S+)\s+(\S+)/g

const facets = (bytes: Uint8Array): Result<{ readonly soup: Soup; readonly text: boolean }, string> => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const found: number[] = []
  for (const [, x, y, z] of text.matchAll(vertex)) {
    found.push(Number(x), Number(y), Number(z))
    if (found.length > 9 * MOST_TRIANGLES) return fail(tooMany)
  }
  if (!/\bendsolid\b/.test(text.slice(-4096))) return fail('It is cut off: the line that ends the solid is missing.')
  if (found.length % 9 !== 0) return fail('A triangle has not three corners.')
  return ok({ soup: Float64Array.from(found), text: true })
}
