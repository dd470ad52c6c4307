import type { Problem } from '#shared/kernel/problem.ts'
import type { Api } from '../../api/clients.ts'

/** A file that is up, as it will be attached to a request. */
export type Uploaded = { readonly sha256: string; readonly name: string; readonly bytes: number; readonly contentType: string }
export type UploadOutcome = { readonly ok: true; readonly file: Uploaded } | { readonly ok: false; readonly problem?: Problem }

/** Browsers know no types for the files of mechanical engineering. */
const types: { readonly [extension: string]: string } = { step: 'model/step', stp: 'model/step', pdf: 'application/pdf', dxf: 'image/vnd.dxf', dwg: 'image/vnd.dwg', stl: 'model/stl', igs: 'model/iges', iges: 'model/iges' }

export const contentTypeOf = ({ name, type }: Pick<File, 'name' | 'type'>): string => types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? (type === '' ? 'application/octet-stream' : type)

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The browser hashes on a thread of its own; it wants the whole file at once, at most the 200 MB that a link allows. */
export const sha256Of = async (file: Blob): Promise<string> => hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))

/** Hashes a file, asks for a link that is good for exactly these bytes, and puts them there. `progress`: share of the bytes that are up, 0 to 1. */
export const upload = async (api: Api, file: File, progress: (share: number) => void, rfqId?: string): Promise<UploadOutcome> => {
  const known: Uploaded = { sha256: await sha256Of(file), name: file.name, bytes: file.size, contentType: contentTypeOf(file) }
  const { sha256, bytes, contentType } = known
  const link = await api.quoting.requestUpload({ body: { sha256, bytes, contentType, ...(rfqId !== undefined && { rfqId }) } })
  if (!link.ok) return link
  return (await put(file, link.value, progress)) ? { ok: true, file: known } : { ok: false }
}

/** `fetch` does not tell how far an upload is; this does. */
const put = (file: File, { url, headers }: { readonly url: string; readonly headers: { readonly [name: string]: string } }, progress: (share: number) => void): Promise<boolean> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total))
    request.addEventListener('load', () => resolve(request.status >= 200 && request.status < 300))
    request.addEventListener('error', () => resolve(false))
    request.send(file)
  })
