import { sha256 } from '#shared/kernel/hash.ts'
import type { Clock, FileKey, Files } from '#shared/kernel/ports.ts'
import { addSeconds } from '#shared/vocabulary/time.ts'
import { checkKey, linkSeconds } from '../file-rules.ts'

/** Files in memory, for tests and the simulator. Links lead nowhere: `write` stands for the upload. */
export const memoryFiles = ({ clock }: { readonly clock: Clock }): Files => {
  const stored = new Map<string, Uint8Array>()
  return {
    uploadLink: async ({ owner, sha256: hash, bytes, contentType }) => {
      const headers = { 'content-type': contentType, 'content-length': String(bytes) }
      return { url: `memory:${place({ owner, sha256: hash })}`, method: 'PUT', headers, expiresAt: addSeconds(clock.now(), linkSeconds) }
    },
    downloadLink: async (key) => ({ url: `memory:${place(key)}`, expiresAt: addSeconds(clock.now(), linkSeconds) }),
    size: async (key) => stored.get(place(key))?.byteLength,
    read: async (key) => stored.get(place(key))?.slice(),
    // Copies both ways: what is stored under its hash must not change in anybody's hands.
    write: async (owner, bytes) => {
      const hash = sha256(bytes)
      stored.set(place({ owner, sha256: hash }), bytes.slice())
      return hash
    },
  }
}

/** Whose file an upload link asks for. */
export const ownerIn = ({ url }: { readonly url: string }): string => url.slice('memory:'.length).split('/')[0] ?? ''

const place = (key: FileKey): string => {
  checkKey(key)
  return `${key.owner}/${key.sha256}`
}
