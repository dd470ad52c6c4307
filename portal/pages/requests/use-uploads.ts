import { useState } from 'react'
import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import type { output } from 'zod'
import type { Problem } from '#shared/kernel/problem.ts'
import { useApi } from '../../api/use-api.ts'
import { upload, type Uploaded } from './upload.ts'

/** A file of a request that is being written: up already, with what its sender says of it. */
export type Attachment = Uploaded & { readonly revision: string; readonly exportClass: output<typeof ExportClass> }
export type Underway = { readonly id: string; readonly file: File; readonly share: number; readonly failed: boolean; readonly problem?: Problem }

/** Uploads as files are dropped, each by itself; what is up goes to `onUp`, what failed can be tried again. */
export const useUploads = (onUp: (file: Uploaded) => void) => {
  const api = useApi()
  const [underway, setUnderway] = useState<readonly Underway[]>([])
  const amend = (id: string, change: Partial<Underway>) => setUnderway((all) => all.map((each) => (each.id === id ? { ...each, ...change } : each)))
  const remove = (id: string) => setUnderway((all) => all.filter((each) => each.id !== id))
  const run = async ({ id, file }: Pick<Underway, 'id' | 'file'>): Promise<void> => {
    amend(id, { failed: false, share: 0 })
    const outcome = await upload(api, file, (share) => amend(id, { share })).catch(() => ({ ok: false as const }))
    if (!outcome.ok) return amend(id, { failed: true, ...('problem' in outcome && { problem: outcome.problem }) })
    remove(id)
    onUp(outcome.file)
  }
  const add = (files: Iterable<File>) => {
    const begun = [...files].map((file) => ({ id: crypto.randomUUID(), file, share: 0, failed: false }))
    setUnderway((all) => [...all, ...begun])
    for (const each of begun) void run(each)
  }
  return { underway, add, again: run, remove }
}
