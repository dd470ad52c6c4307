import { useEffect, useState, useSyncExternalStore } from 'react'
import { newSince, type Word } from './said-in.ts'
import { useIsCustomer, useMe } from './use-session.ts'

/**
 * How far somebody has read each conversation, on this device: of a thing, the instant of the last word that was on the screen. What the other side has said since,
 * or somebody has said naming them, is new. Kept in the browser and not by the services, so that looking at a page writes nothing there.
 */
const MOST = 500

const listeners = new Set<() => void>()
const placeOf = (personId: string): string => `throughline.read.${personId}`

/** Every row of a list asks: what was kept is parsed once. */
let parsed: { readonly kept: string | null; readonly read: ReadonlyMap<string, string> } | undefined
const readIn = (kept: string | null): ReadonlyMap<string, string> => {
  if (parsed?.kept !== kept) parsed = { kept, read: marksIn(kept) }
  return parsed.read
}
const marksIn = (kept: string | null): ReadonlyMap<string, string> => {
  try {
    const found: unknown = JSON.parse(kept ?? '[]')
    return new Map(Array.isArray(found) ? found.filter(isMark) : [])
  } catch {
    return new Map()
  }
}
const isMark = (value: unknown): value is readonly [string, string] => Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string')

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  // Another tab may have read it.
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

const useKept = (): string | null => {
  const place = placeOf(useMe().id)
  return useSyncExternalStore(subscribe, () => localStorage.getItem(place))
}

/** How many words of the other side one has not read yet, of any thing. */
export const useUnread = (): ((id: string, said: readonly Word[]) => number) => {
  const read = readIn(useKept())
  const customer = useIsCustomer()
  const me = useMe().id
  return (id, said) => newSince(said, read.get(id), customer, me).length
}

/** Of the conversation on this page: whether a word was new when it was opened, or has come since. Opening it is reading it. */
export const useReading = (id: string, said: readonly Word[]): ((word: Word) => boolean) => {
  const me = useMe().id
  const place = placeOf(me)
  const customer = useIsCustomer()
  const [before] = useState(() => readIn(localStorage.getItem(place)).get(id))
  const last = said.reduce<string | undefined>((latest, { at }) => (latest === undefined || at > latest ? at : latest), undefined)
  useEffect(() => {
    const read = readIn(localStorage.getItem(place))
    if (last === undefined || (read.get(id) ?? '') >= last) return
    const others = [...read].filter(([each]) => each !== id).slice(1 - MOST)
    localStorage.setItem(place, JSON.stringify([...others, [id, last]]))
    for (const listener of listeners) listener()
  }, [place, id, last])
  const fresh = new Set(newSince(said, before, customer, me))
  return (word) => fresh.has(word)
}
