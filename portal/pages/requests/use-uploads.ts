import { useEffect, useRef, useState } from 'react'
import type { output } from 'zod'
import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import type { Problem } from '#shared/kernel/problem.ts'
import type { Hashes } from '../../api/uploads/hash-worker.ts'
import { useApi } from '../../api/use-api.ts'
import { upload, type Phase, type Uploaded } from './upload.ts'

/** A file of a request that is being written: up already, with what its sender says of it. */
export type Attachment = Uploaded & { readonly revision: string; readonly exportClass: output<typeof ExportClass> }
/** `broken`: failed for want of a connection, and goes on by itself when there is one again. */
export type Underway = { readonly id: string; readonly file: File; readonly phase: Phase; readonly share: number; readonly failed: boolean; readonly broken: boolean; readonly problem?: Problem }

/** Uploads as files are dropped, each by itself; what is up goes to `onUp`, what failed can be tried again without choosing it again. */
export const useUploads = (onUp: (file: Uploaded) => void, rfqId?: string) => {
  const api = useApi()
  const [underway, setUnderway] = useState<readonly Underway[]>([])
  const known = useRef({ hashes: new WeakMap<File, Hashes>(), running: new Map<string, AbortController>() })
  const amend = (id: string, change: Partial<Underway>) => setUnderway((all) => all.map((each) => (each.id === id ? { ...each, ...change } : each)))
  const remove = (id: string) => {
    known.current.running.get(id)?.abort()
    setUnderway((all) => all.filter((each) => each.id !== id))
  }
  const run = async ({ id, file }: Pick<Underway, 'id' | 'file'>): Promise<void> => {
    const { hashes, running } = known.current
    if (running.has(id)) return
    const stop = new AbortController()
    running.set(id, stop)
    amend(id, { failed: false, share: 0 })
    const progress = (phase: Phase, share: number) => amend(id, { phase, share })
    const outcome = await upload(api, file, { signal: stop.signal, progress, rfqId, hashes }).catch(() => ({ ok: false as const, broken: true }))
    running.delete(id)
    if (stop.signal.aborted) return
    if (!outcome.ok) return amend(id, { failed: true, ...outcome })
    remove(id)
    onUp(outcome.file)
  }
  const add = (files: Iterable<File>) => {
    const begun = [...files].map((file) => ({ id: crypto.randomUUID(), file, phase: 'hashing' as const, share: 0, failed: false, broken: false }))
    setUnderway((all) => [...all, ...begun])
    for (const each of begun) void run(each)
  }
  useConnection(() => { for (const each of underway) if (each.failed && each.broken) void run(each) })
  useLeaving(() => { for (const stop of known.current.running.values()) stop.abort() })
  return { underway, add, again: run, remove }
}

/** What to do whenever the connection is back. */
const useConnection = (back: () => void): void => {
  const latest = useRef(back)
  useEffect(() => { latest.current = back })
  useEffect(() => {
    const listen = () => latest.current()
    window.addEventListener('online', listen)
    return () => window.removeEventListener('online', listen)
  }, [])
}

/** What to do when the page is left. */
const useLeaving = (leave: () => void): void => {
  const latest = useRef(leave)
  useEffect(() => () => latest.current(), [])
}
