import { createHash } from 'node:crypto'
import type { FileKey, Files } from './ports.ts'
import { ok, refuse, type Refusal, type Result } from './result.ts'

export const partsBegin = 'parts-'
/** How long a part lives; whoever is interrupted for longer begins that file again. */
export const partsKeptDays = 7

/** Parts of files lie beside their customer's files, under a name that no customer has, and are swept away after `partsKeptDays` (docs/adr/0011). */
export const partsOf = (owner: string): string => `${partsBegin}${owner}`

type Whole = FileKey & { readonly bytes: number; readonly contentType: string }

/**
 * Makes a file of its parts, in their order; a file that is there already is not made again. Refuses `upload-part-missing` (the first one, counted from 1) and
 * `upload-parts-differ` (together they are not the promised file), and then keeps nothing.
 */
export const joinParts = async (files: Files, { owner, sha256, bytes, contentType }: Whole, parts: readonly string[]): Promise<Result<undefined, Refusal>> => {
  if ((await files.size({ owner, sha256 })) === bytes) return ok(undefined)
  const keys = parts.map((part): FileKey => ({ owner: partsOf(owner), sha256: part }))
  const sizes = await Promise.all(keys.map((key) => files.size(key)))
  const missing = sizes.indexOf(undefined)
  if (missing !== -1) return missingPart(missing)
  if (sizes.reduce<number>((sum, size = 0) => sum + size, 0) !== bytes) return differing
  const whole = new Uint8Array(bytes)
  const hash = createHash('sha256')
  let filled = 0
  for (const [index, key] of keys.entries()) {
    const read = await files.read(key)
    if (!read) return missingPart(index)
    hash.update(read)
    whole.set(read, filled)
    filled += read.byteLength
  }
  if (hash.digest('hex') !== sha256) return differing
  await files.write(owner, whole, contentType)
  return ok(undefined)
}

const missingPart = (index: number) => refuse('upload-part-missing', { number: index + 1 }, `/parts/${index}`)
const differing = refuse('upload-parts-differ', undefined, '/parts')
