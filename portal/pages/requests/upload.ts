import type { Problem } from '#shared/kernel/problem.ts'
import type { Api } from '../../api/clients.ts'
import { send } from '../../api/uploads/send.ts'
import { sha256Of } from '../../api/uploads/sha256.ts'

/** A file that is up, as it will be attached to a request. */
export type Uploaded = { readonly sha256: string; readonly name: string; readonly bytes: number; readonly contentType: string }
/** `broken`: worth trying again by itself once there is a connection. */
export type UploadOutcome = { readonly ok: true; readonly file: Uploaded } | { readonly ok: false; readonly broken: boolean; readonly problem?: Problem }
/** What is done with a file: first it is read, then sent. */
export type Phase = 'hashing' | 'sending'

/** Browsers know no types for the files of mechanical engineering. */
const types: { readonly [extension: string]: string } = { step: 'model/step', stp: 'model/step', pdf: 'application/pdf', dxf: 'image/vnd.dxf', dwg: 'image/vnd.dwg', stl: 'model/stl', '3mf': 'model/3mf', igs: 'model/iges', iges: 'model/iges' }

export const contentTypeOf = ({ name, type }: Pick<File, 'name' | 'type'>): string => types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? (type === '' ? 'application/octet-stream' : type)

type UploadOptions = { readonly signal: AbortSignal; readonly progress: (phase: Phase, share: number) => void; readonly rfqId?: string | undefined; readonly hashes: WeakMap<File, string> }

/**
 * Hashes a file, asks for a link that is good for exactly these bytes, and puts them there, unless they are there already. `hashes` remembers what was
 * read, so that another try only sends.
 */
export const upload = async (api: Api, file: File, { signal, progress, rfqId, hashes }: UploadOptions): Promise<UploadOutcome> => {
  const sha256 = hashes.get(file) ?? await sha256Of(file, { signal, progress: (share) => progress('hashing', share) })
  hashes.set(file, sha256)
  progress('sending', 0)
  const known: Uploaded = { sha256, name: file.name, bytes: file.size, contentType: contentTypeOf(file) }
  const { bytes, contentType } = known
  const link = await api.quoting.requestUpload({ body: { sha256, bytes, contentType, ...(rfqId !== undefined && { rfqId }) } })
  if (!link.ok) return { ok: false, broken: link.problem.status === 503, problem: link.problem }
  if (link.value.stored) return { ok: true, file: known }
  const sent = await send(file, link.value, { signal, progress: (share) => progress('sending', share) })
  // It may have been changed on the sender's disk since it was read.
  if (sent === 'refused') hashes.delete(file)
  return sent === 'done' ? { ok: true, file: known } : { ok: false, broken: sent === 'broken' }
}
