import { useMemo, useSyncExternalStore } from 'react'
import type { Me } from '../../session/session.ts'
import { useMe } from '../../session/use-session.ts'
import { queues } from './places.ts'
import type { Queue } from './queue.ts'
import type { Shelf } from './sending.ts'

/*
 * Where a device keeps what was done at it until the service has it: in the browser's local storage, which a reload, a crash and a sign-out leave alone, and which is written
 * before anything is sent. Each person has a queue of their own: only they can send it, because an idempotency key is theirs.
 */

/** What an entry looks like. Who changes that reads the old ones too. */
const schema = 1

type Kept = { readonly schema: typeof schema; readonly name: string; readonly entries: Queue }
const isKept = (value: unknown): value is Kept => typeof value === 'object' && value !== null && 'schema' in value && value.schema === schema && 'entries' in value && Array.isArray(value.entries)

const keptAt = (place: string): Kept | undefined => {
  const text = localStorage.getItem(place)
  if (text === null) return undefined
  const found: unknown = JSON.parse(text)
  if (!isKept(found)) throw new Error(`${place} was written by a newer portal`)
  return found
}

const listeners = new Set<() => void>()
const tell = (): void => listeners.forEach((listener) => listener())

export const shelfOf = ({ id, name }: Me): Shelf => ({
  read: () => keptAt(queues + id)?.entries ?? [],
  write: (entries) => {
    if (entries.length === 0) localStorage.removeItem(queues + id)
    else localStorage.setItem(queues + id, JSON.stringify({ schema, name, entries } satisfies Kept))
    tell()
  },
})

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  // Another tab may have written.
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** What waits on this device of the person signed in. */
export const useQueue = (): Queue => {
  const me = useMe()
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(queues + me.id))
  return useMemo(() => (text === null ? [] : shelfOf(me).read()), [me, text])
}

/** How much waits here of others, who must sign in for it to be sent. */
export const useOthersWaiting = (): readonly { readonly name: string; readonly count: number }[] => {
  const { id } = useMe()
  const all = useSyncExternalStore(subscribe, () => Object.keys(localStorage).filter((key) => key.startsWith(queues) && key !== queues + id).map((key) => localStorage.getItem(key)).join('\n'))
  return useMemo(() => all.split('\n').filter((text) => text !== '').map((text): unknown => JSON.parse(text)).filter(isKept).map(({ name, entries }) => ({ name, count: entries.length })), [all])
}
