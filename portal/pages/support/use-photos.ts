import { useState } from 'react'
import type { InputOf } from '../../api/clients.ts'
import { send } from '../../api/uploads/send.ts'
import { hashesOf } from '../../api/uploads/hashes.ts'
import { useApi } from '../../api/use-api.ts'

export type PhotoInput = InputOf<'support', 'openCase'>['body']['photos'][number]
type ContentType = PhotoInput['contentType']
/** A photo on its way up; `share` of its bytes are there, 0 to 1. `problem`: why it is not. */
export type Uploading = { readonly id: string; readonly name: string; readonly share: number; readonly problem?: string }

const types: readonly ContentType[] = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf']
export const accepted = types.join(',')
const typeOf = (file: File): ContentType | undefined => types.find((each) => each === file.type)

/** Uploads photos as they are chosen; `photos` are those that are up. `wrongType` is said of files of other kinds. */
export const usePhotos = (wrongType: string, failed: string, caseId?: string) => {
  const { support } = useApi()
  const [photos, setPhotos] = useState<readonly PhotoInput[]>([])
  const [uploading, setUploading] = useState<readonly Uploading[]>([])
  const amend = (id: string, change: Partial<Uploading>) => setUploading((all) => all.map((each) => (each.id === id ? { ...each, ...change } : each)))
  const run = async (id: string, file: File): Promise<void> => {
    const contentType = typeOf(file)
    if (contentType === undefined) return amend(id, { problem: wrongType })
    const { signal } = new AbortController()
    const { sha256 } = await hashesOf(file, { signal, progress: () => undefined })
    const link = await support.requestUpload({ body: { sha256, bytes: file.size, contentType, ...(caseId !== undefined && { caseId }) } })
    if (!link.ok) return amend(id, { problem: link.problem.detail || failed })
    if ((await send(file, link.value, { signal, progress: (share) => amend(id, { share }) })) !== 'done') return amend(id, { problem: failed })
    setUploading((all) => all.filter((each) => each.id !== id))
    setPhotos((all) => [...all.filter((each) => each.sha256 !== sha256), { sha256, name: file.name, contentType }])
  }
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const id = crypto.randomUUID()
      setUploading((all) => [...all, { id, name: file.name, share: 0 }])
      run(id, file).catch(() => amend(id, { problem: failed }))
    }
  }
  const remove = (key: string) => {
    setPhotos((all) => all.filter(({ sha256 }) => sha256 !== key))
    setUploading((all) => all.filter(({ id }) => id !== key))
  }
  return { photos, uploading, add, remove, clear: () => setPhotos([]), busy: uploading.some(({ problem }) => problem === undefined) }
}
export type Photos = ReturnType<typeof usePhotos>
