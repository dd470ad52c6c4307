import { sha256 } from '#shared/kernel/hash.ts'
import type { Clock, Files } from '#shared/kernel/ports.ts'
import { addSeconds } from '#shared/vocabulary/time.ts'

const linkSeconds = 900

/** Files in memory, for tests and the simulator. Links lead nowhere: `write` stands for the upload. */
export const memoryFiles = ({ clock }: { readonly clock: Clock }): Files => {
  const stored = new Map<string, Uint8Array>()
  return {
    uploadLink: async ({ sha256: hash, bytes, contentType }) => ({
      url: `memory:${hash}`, method: 'PUT', headers: { 'content-type': contentType, 'content-length': String(bytes) }, expiresAt: addSeconds(clock.now(), linkSeconds),
    }),
    downloadLink: async (hash) => ({ url: `memory:${hash}`, expiresAt: addSeconds(clock.now(), linkSeconds) }),
    size: async (hash) => stored.get(hash)?.byteLength,
    read: async (hash) => stored.get(hash),
    write: async (bytes) => {
      const hash = sha256(bytes)
      stored.set(hash, bytes)
      return hash
    },
  }
}
