import { sha256 } from '#shared/kernel/hash.ts'
import type { Clock, Files } from '#shared/kernel/ports.ts'
import { addSeconds } from '#shared/vocabulary/time.ts'
import { checkSha256, linkSeconds } from '../file-rules.ts'

/** Files in memory, for tests and the simulator. Links lead nowhere: `write` stands for the upload. */
export const memoryFiles = ({ clock }: { readonly clock: Clock }): Files => {
  const stored = new Map<string, Uint8Array>()
  return {
    uploadLink: async ({ sha256: hash, bytes, contentType }) => {
      checkSha256(hash)
      const headers = { 'content-type': contentType, 'content-length': String(bytes) }
      return { url: `memory:${hash}`, method: 'PUT', headers, expiresAt: addSeconds(clock.now(), linkSeconds) }
    },
    downloadLink: async (hash) => {
      checkSha256(hash)
      return { url: `memory:${hash}`, expiresAt: addSeconds(clock.now(), linkSeconds) }
    },
    size: async (hash) => {
      checkSha256(hash)
      return stored.get(hash)?.byteLength
    },
    read: async (hash) => {
      checkSha256(hash)
      return stored.get(hash)?.slice()
    },
    // Copies both ways: what is stored under its hash must not change in anybody's hands.
    write: async (bytes) => {
      const hash = sha256(bytes)
      stored.set(hash, bytes.slice())
      return hash
    },
  }
}
