import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileKey } from '#shared/kernel/ports.ts'
import { fail, ok, type Refusal, type Result } from '#shared/kernel/result.ts'

/** A folder of files, for each owner named by their SHA-256, two levels deep, and beside each its content type. */
export type Folder = {
  readonly path: (key: FileKey) => string
  /** Bytes of a file, or undefined when there is none. */
  readonly size: (key: FileKey) => Promise<number | undefined>
  /** Takes in a stream. The file appears whole and on disk, or not at all: whatever is refused or throws leaves nothing behind. */
  readonly take: (expected: Expected, body: AsyncIterable<Uint8Array>) => Promise<Result<{ readonly sha256: string; readonly bytes: number }, Refusal>>
}

export type Expected = FileKey & { readonly bytes: number; readonly contentType: string }

/** Where a file of such a folder lies. */
export const pathOf = (directory: string, { owner, sha256 }: FileKey): string => join(directory, owner, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

export const folder = (directory: string): Folder => {
  // No owner's name has a dot.
  const incoming = join(directory, '.incoming')
  // Whatever is in there was cut off by the end of the last process.
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  let taken = 0
  const path = (key: FileKey): string => pathOf(directory, key)
  return {
    path,
    size: async (key) => (await stat(path(key)).catch(absent))?.size,
    take: async (expected, body) => {
      const temporary = join(incoming, `${process.pid}-${(taken += 1)}`)
      try {
        const refusal = await receive(temporary, expected, body)
        if (refusal) return fail(refusal)
        await writeDurably(`${temporary}.type`, async (write) => write(Buffer.from(expected.contentType)))
        const target = path(expected)
        await mkdir(dirname(target), { recursive: true })
        await rename(`${temporary}.type`, `${target}.type`)
        await rename(temporary, target)
        for (const each of [dirname(target), dirname(dirname(target)), join(directory, expected.owner), directory]) await syncDirectory(each)
        return ok({ sha256: expected.sha256, bytes: expected.bytes })
      } finally {
        await Promise.all([rm(temporary, { force: true }), rm(`${temporary}.type`, { force: true })])
      }
    },
  }
}

/** Removes the files of all owners whose names begin so, if they are older. */
export const sweep = (directory: string, begin: string, olderThan: Date): void => {
  if (!existsSync(directory)) return
  for (const owner of readdirSync(directory).filter((name) => name.startsWith(begin))) {
    const files = readdirSync(join(directory, owner), { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
    for (const path of files.map(({ parentPath, name }) => join(parentPath, name))) if (statSync(path).mtime < olderThan) rmSync(path)
  }
}

/** Writes what arrives as long as it can still be the expected file; stops reading at the first byte too many. */
const receive = async (path: string, { sha256, bytes }: Expected, body: AsyncIterable<Uint8Array>): Promise<Refusal | undefined> =>
  writeDurably(path, async (write) => {
    const hash = createHash('sha256')
    let received = 0
    for await (const chunk of body) {
      received += chunk.byteLength
      if (received > bytes) return { code: 'upload-size-differs', params: { expected: bytes } }
      hash.update(chunk)
      await write(chunk)
    }
    if (received !== bytes) return { code: 'upload-size-differs', params: { expected: bytes, received } }
    return hash.digest('hex') === sha256 ? undefined : { code: 'upload-hash-differs', params: { expected: sha256 } }
  })

const writeDurably = async <T>(path: string, fill: (write: (chunk: Uint8Array) => Promise<void>) => Promise<T>): Promise<T> => {
  const file = await open(path, 'wx', 0o600)
  try {
    // `writeFile` on a handle appends, and unlike `write` never stops in the middle of a chunk.
    const done = await fill((chunk) => file.writeFile(chunk))
    await file.sync()
    return done
  } finally {
    await file.close()
  }
}

/** A rename is on disk only when its directory is. */
const syncDirectory = async (path: string): Promise<void> => {
  const directory = await open(path, 'r')
  await directory.sync().finally(() => directory.close())
}

export const absent = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
