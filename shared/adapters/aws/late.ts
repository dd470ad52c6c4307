import type { Files, Secrets } from '#shared/kernel/ports.ts'
import { onceLoaded } from './once.ts'

/*
 * Ports whose client is loaded when it is first used (docs/adr/0018): most requests and events sign no link and read no secret, and every
 * cold start would pay for both.
 */

export const lateFiles = (load: () => Promise<Files>): Files => {
  const loaded = onceLoaded(load)
  return {
    uploadLink: async (file) => (await loaded()).uploadLink(file),
    downloadLink: async (key, name) => (await loaded()).downloadLink(key, name),
    size: async (key) => (await loaded()).size(key),
    read: async (key) => (await loaded()).read(key),
    write: async (owner, bytes, contentType) => (await loaded()).write(owner, bytes, contentType),
  }
}

export const lateSecrets = (load: () => Promise<Secrets>): Secrets => {
  const loaded = onceLoaded(load)
  return { get: async (name) => (await loaded()).get(name) }
}
