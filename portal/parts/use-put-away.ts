import { useSyncExternalStore } from 'react'
import { useMe } from '../session/use-session.ts'

const listeners = new Set<() => void>()
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** Something that its reader may put away, in this browser and for good, and take out again. */
export const usePutAway = (name: string) => {
  const key = `throughline.${name}.${useMe().id}`
  const away = useSyncExternalStore(subscribe, () => localStorage.getItem(key) !== null)
  const told = () => { for (const listener of listeners) listener() }
  return {
    away,
    putAway: () => {
      localStorage.setItem(key, 'seen')
      told()
    },
    takeOut: () => {
      localStorage.removeItem(key)
      told()
    },
  }
}
