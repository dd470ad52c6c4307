import { useEffect, useRef, useState } from 'react'
import { useInAddress } from './use-in-address.ts'

/** The address follows when the hand rests: it is no place for every letter. */
const restMs = 300

/** What is sought in a page's table is part of its address: a link shows the same rows. */
export const useSought = (): { readonly text: string; readonly change: (text: string) => void } => {
  const { said, say } = useInAddress()
  const address = said['find'] ?? ''
  const [text, setText] = useState(address)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const told = useRef(address)
  const latest = useRef(say)
  useEffect(() => {
    latest.current = say
    // Changed by a link, such as a saved filter, and not from here.
    if (address === told.current) return
    told.current = address
    setText(address)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (next: string): void => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      told.current = next
      latest.current({ find: next })
    }, restMs)
  }
  return { text, change }
}
