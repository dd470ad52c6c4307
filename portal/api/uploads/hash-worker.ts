import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/**
 * SHA-256 of one file, slice by slice, on a thread of its own: the browser's own digest wants the whole file in memory at once. Says how many bytes
 * are done after each slice, and the hash in the end.
 */
export type HashSaid = { readonly done: number } | { readonly sha256: string } | { readonly failed: string }

const sliceBytes = 4 * 2 ** 20

const say = (said: HashSaid): void => self.postMessage(said, { transfer: [] })

const hash = async (file: Blob): Promise<void> => {
  const digest = sha256.create()
  for (let from = 0; from < file.size; from += sliceBytes) {
    digest.update(new Uint8Array(await file.slice(from, from + sliceBytes).arrayBuffer()))
    say({ done: Math.min(from + sliceBytes, file.size) })
  }
  say({ sha256: bytesToHex(digest.digest()) })
}

self.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  hash(data).catch((error: unknown) => say({ failed: String(error) }))
})
