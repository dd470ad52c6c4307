import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { sha256 as hashOf } from '#shared/kernel/hash.ts'
import { partsBegin, partsKeptDays } from '#shared/kernel/parts.ts'
import type { Clock, Files } from '#shared/kernel/ports.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { addDays } from '#shared/vocabulary/time.ts'
import { checkKey, contentDisposition } from '../file-rules.ts'
import { absent, folder, sweep } from './folder.ts'
import { links } from './link.ts'

export type FolderOptions = {
  readonly directory: string
  /** Where `accept` and `serve` answer, without a slash at the end: `http://127.0.0.1:8080/files/quoting`. */
  readonly baseUrl: string
  readonly secret: string
  readonly clock: Clock
  readonly maxBytes: number
}

/** A PUT to an upload link. `url` may be relative; an absent content type is no content type. */
export type Upload = { readonly url: string; readonly contentType: string | undefined; readonly body: AsyncIterable<Uint8Array> }
export type Download = { readonly headers: { readonly [name: string]: string }; readonly bytes: number; readonly body: AsyncIterable<Uint8Array> }

export type FolderFiles = Files & {
  /**
   * Takes an upload, or refuses: `link-invalid`, `link-expired`, `upload-type-differs`, `upload-too-large`, `upload-size-differs`,
   * `upload-hash-differs`. Stops reading as soon as it refuses and leaves nothing behind.
   */
  readonly accept: (upload: Upload) => Promise<Result<{ readonly sha256: string; readonly bytes: number }, Refusal>>
  /** Answers a GET of a download link, or refuses: `link-invalid`, `link-expired`, `file-missing`. */
  readonly serve: (request: { readonly url: string }) => Promise<Result<Download, Refusal>>
}

/** Files by owner and content in a folder, with signed links as S3 gives them. One process owns the folder; as it opens, parts of files that nobody joined are swept away. */
export const folderFiles = ({ directory, baseUrl, secret, clock, maxBytes }: FolderOptions): FolderFiles => {
  const stored = folder(directory)
  sweep(directory, partsBegin, new Date(addDays(clock.now(), -partsKeptDays)))
  const { make, open } = links({ baseUrl, secret, clock })
  return {
    uploadLink: async ({ owner, sha256, bytes, contentType }) => {
      checkKey({ owner, sha256 })
      const link = make({ method: 'PUT', owner, sha256, params: { bytes: String(bytes), type: contentType } })
      return { ...link, method: 'PUT', headers: { 'content-type': contentType, 'content-length': String(bytes) } }
    },
    downloadLink: async ({ owner, sha256 }, name) => {
      checkKey({ owner, sha256 })
      return make({ method: 'GET', owner, sha256, params: { name } })
    },
    size: async (key) => {
      checkKey(key)
      return stored.size(key)
    },
    read: async (key) => {
      checkKey(key)
      return readFile(stored.path(key)).then(plain, absent)
    },
    write: async (owner, bytes, contentType) => {
      const expected = { owner, sha256: hashOf(bytes), bytes: bytes.byteLength, contentType }
      checkKey(expected)
      const done = await stored.take(expected, once(bytes))
      if (!done.ok) throw new Error(`a file changed while it was written: ${done.error.code}`)
      return expected.sha256
    },
    accept: async ({ url, contentType, body }) => {
      const link = open('PUT', url)
      if (!link.ok) return link
      const { owner, sha256, params } = link.value
      if (contentType !== params['type']) return refuse('upload-type-differs', { expected: String(params['type']) })
      if (Number(params['bytes']) > maxBytes) return refuse('upload-too-large', { maximum: maxBytes })
      return stored.take({ owner, sha256, bytes: Number(params['bytes']), contentType: String(params['type']) }, body)
    },
    serve: async ({ url }) => {
      const link = open('GET', url)
      if (!link.ok) return link
      const { params } = link.value
      const bytes = await stored.size(link.value)
      if (bytes === undefined) return refuse('file-missing')
      const type = await readFile(`${stored.path(link.value)}.type`, 'utf8')
      return ok({ bytes, headers: headers(String(params['name']), type, bytes), body: createReadStream(stored.path(link.value)) })
    },
  }
}

const headers = (name: string, type: string, bytes: number) => ({
  'content-type': type,
  'content-length': String(bytes),
  'content-disposition': contentDisposition(name),
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
})

/** A Buffer is a Uint8Array that compares and serializes differently; callers get the plain one. */
const plain = (buffer: Buffer): Uint8Array => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
