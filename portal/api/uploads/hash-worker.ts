import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { uploadBytes } from '#shared/vocabulary/uploads.ts'
import { partsIn } from './parts-in.ts'

/**
 * SHA-256 of one file, part by part, on a thread of its own: the browser's own digest wants the whole file in memory at once, and is there over HTTPS only. Says how many bytes
 * are done after each part, and the hashes in the end.
 */
export type HashSaid = { readonly done: number } | { readonly hashes: Hashes } | { readonly failed: string }
/** Of a whole file, and of its parts (`uploadBytes.part` each). */
export type Hashes = { readonly sha256: string; readonly parts: readonly string[] }

const say = (said: HashSaid): void => self.postMessage(said, { transfer: [] })

const hash = async (file: Blob): Promise<void> => {
  const digest = sha256.create()
  const parts: string[] = []
  for (const part of partsIn(file)) {
    const bytes = new Uint8Array(await part.arrayBuffer())
    digest.update(bytes)
    parts.push(bytesToHex(sha256(bytes)))
    say({ done: Math.min(parts.length * uploadBytes.part, file.size) })
  }
  say({ hashes: { sha256: bytesToHex(digest.digest()), parts } })
}

self.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  hash(data).catch((error: unknown) => say({ failed: String(error) }))
})
