import { useSyncExternalStore } from 'react'

/** Whether the page is being put on paper: then everything must be in it, not only what is in sight. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing || paper.matches)

let printing = false
const paper = window.matchMedia('print')

const subscribe = (changed: () => void): (() => void) => {
  const turn = (now: boolean) => () => {
    printing = now
    changed()
  }
  const [begins, ends] = [turn(true), turn(false)]
  window.addEventListener('beforeprint', begins)
  window.addEventListener('afterprint', ends)
  paper.addEventListener('change', changed)
  return () => {
    window.removeEventListener('beforeprint', begins)
    window.removeEventListener('afterprint', ends)
    paper.removeEventListener('change', changed)
  }
}
