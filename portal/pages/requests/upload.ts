import type { Problem } from '#shared/kernel/problem.ts'
import { uploadBytes } from '#shared/vocabulary/uploads.ts'
import type { Api } from '../../api/clients.ts'
import type { Hashes } from '../../api/uploads/hash-worker.ts'
import { hashesOf } from '../../api/uploads/hashes.ts'
import { partsIn } from '../../api/uploads/parts-in.ts'
import { send } from '../../api/uploads/send.ts'

/** A file that is up, as it will be attached to a request. */
export type Uploaded = { readonly sha256: string; readonly name: string; readonly bytes: number; readonly contentType: string }
/** `broken`: worth trying again by itself once there is a connection. */
export type UploadOutcome = { readonly ok: true; readonly file: Uploaded } | { readonly ok: false; readonly broken: boolean; readonly problem?: Problem }
/** What is done with a file: first it is read, then sent. */
export type Phase = 'hashing' | 'sending'

/** Browsers know no types for the files of mechanical engineering. */
const types: { readonly [extension: string]: string } = { step: 'model/step', stp: 'model/step', pdf: 'application/pdf', dxf: 'image/vnd.dxf', dwg: 'image/vnd.dwg', stl: 'model/stl', '3mf': 'model/3mf', igs: 'model/iges', iges: 'model/iges' }

export const contentTypeOf = ({ name, type }: Pick<File, 'name' | 'type'>): string => types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? (type === '' ? 'application/octet-stream' : type)

type UploadOptions = { readonly signal: AbortSignal; readonly progress: (phase: Phase, share: number) => void; readonly rfqId?: string | undefined; readonly hashes: WeakMap<File, Hashes> }

/**
 * Hashes a file and puts it where it belongs, unless it is there already: a large one in parts, so that whoever is interrupted, even by the end of the
 * browser, sends only what is missing. `hashes` remembers what was read, so that another try only sends.
 */
export const upload = async (api: Api, file: File, { signal, progress, rfqId, hashes }: UploadOptions): Promise<UploadOutcome> => {
  const read = hashes.get(file) ?? await hashesOf(file, { signal, progress: (share) => progress('hashing', share) })
  hashes.set(file, read)
  progress('sending', 0)
  const known: Uploaded = { sha256: read.sha256, name: file.name, bytes: file.size, contentType: contentTypeOf(file) }
  const options: Sending = { signal, progress: (share) => progress('sending', share), ...(rfqId !== undefined && { rfqId }) }
  const failed = await (file.size > uploadBytes.whole ? inParts(api, file, known, read.parts, options) : whole(api, file, known, options))
  if (!failed) return { ok: true, file: known }
  // It may have been changed on the sender's disk since it was read.
  if (!failed.broken && !failed.problem) hashes.delete(file)
  return failed
}

type Sending = { readonly signal: AbortSignal; readonly progress: (share: number) => void; readonly rfqId?: string }
type Failed = Extract<UploadOutcome, { readonly ok: false }>
/** What a link is asked for; a file's name is not among it. */
type Content = Pick<Uploaded, 'sha256' | 'bytes' | 'contentType'> & { readonly part?: boolean }

/** Asks for a link that is good for exactly these bytes, and puts them there. */
const whole = async (api: Api, bytes: Blob, content: Content, { signal, progress, rfqId }: Sending): Promise<Failed | undefined> => {
  const link = await linkFor(api, content, rfqId)
  if (!link.ok) return refused(link.problem)
  if (link.value.stored) return undefined
  const sent = await send(bytes, link.value, { signal, progress })
  return sent === 'done' ? undefined : { ok: false, broken: sent === 'broken' }
}

const inParts = async (api: Api, file: File, known: Uploaded, hashes: readonly string[], options: Sending): Promise<Failed | undefined> => {
  const { rfqId, progress } = options
  const link = await linkFor(api, known, rfqId)
  if (!link.ok) return refused(link.problem)
  if (link.value.stored) return undefined
  for (const [index, part] of partsIn(file).entries()) {
    const content = { sha256: hashes[index] ?? '', bytes: part.size, contentType: 'application/octet-stream', part: true }
    const failed = await whole(api, part, content, { ...options, progress: (share) => progress((index + share) / hashes.length) })
    if (failed) return failed
  }
  const { sha256, bytes, contentType } = known
  const joined = await api.quoting.joinUpload({ body: { sha256, bytes, contentType, parts: [...hashes], ...(rfqId !== undefined && { rfqId }) } })
  return joined.ok ? undefined : refused(joined.problem)
}

const linkFor = (api: Api, { sha256, bytes, contentType, part }: Content, rfqId: string | undefined) =>
  api.quoting.requestUpload({ body: { sha256, bytes, contentType, ...(part && { part }), ...(rfqId !== undefined && { rfqId }) } })

const refused = (problem: Problem): Failed => ({ ok: false, broken: problem.status === 503, problem })
