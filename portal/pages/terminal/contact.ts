import { useSyncExternalStore } from 'react'
import { unreachableCode } from '../../api/transport.ts'

/** Whether the services were there when they were last asked, and when they last answered: what a browser says of its network is only half of it. */
export type Contact = { readonly reached: boolean; readonly at: number | undefined }

/** Kept, so that a page that was reloaded without a connection knows since when there is none. */
const place = 'throughline.contact'
let contact: Contact = { reached: navigator.onLine, at: Number(localStorage.getItem(place) ?? 0) || undefined }
const listeners = new Set<() => void>()

export const noteContact = (reached: boolean): void => {
  contact = { reached, at: reached ? Date.now() : contact.at }
  if (reached) localStorage.setItem(place, String(contact.at))
  listeners.forEach((listener) => listener())
}

/** An answer is contact, a refusal too; only silence is none. */
export const noteAnswer = (answer: { readonly ok: boolean; readonly problem?: { readonly code: string } }): void => noteContact(answer.ok || answer.problem?.code !== unreachableCode)

const subscribe = (listener: () => void): (() => void) => {
  const gone = (): void => noteContact(false)
  listeners.add(listener)
  window.addEventListener('offline', gone)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('offline', gone)
  }
}

export const useContact = (): Contact => useSyncExternalStore(subscribe, () => contact)
