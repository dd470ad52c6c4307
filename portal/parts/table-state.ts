import { useEffect, useRef, useState } from 'react'
import { inAddress, sortIn, type Sort } from './sort.ts'
import { useInAddress } from './use-in-address.ts'

/** What somebody has made of a table: what is sought in it, and how it is sorted. */
export type TableState = { readonly text: string; readonly change: (text: string) => void; readonly sort: Sort | undefined; readonly onSort: (sort: Sort | undefined) => void }

/** For a table that is a part of a page: gone with it. */
export const useTableState = (): TableState => {
  const [text, change] = useState('')
  const [sort, onSort] = useState<Sort>()
  return { text, change, sort, onSort }
}

/** The address follows when the hand rests: it is no place for every letter. */
const restMs = 300

/** What is sought in a page's table, and its order, are part of its address: a link shows the same rows. */
export const useTableInAddress = (): TableState => {
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
  return { text, change, sort: sortIn(said['sort']), onSort: (sort) => say({ sort: sort && inAddress(sort) }) }
}
