import { useEffect, useMemo, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../api/use-api.ts'
import { serverNow } from '../../api/server-time.ts'
import { useMe } from '../../session/use-session.ts'
import type { Lot, Operation } from '../production/current-operation.ts'
import { useKept } from './answers.ts'
import { foresee } from './foresee.ts'
import { postOf, type Post } from './post.ts'
import { added, blockerOf, type Action, type Deed, type Queue } from './queue.ts'
import { shelfOf, useQueue } from './shelf.ts'

/** A list of the service's longest page; a work centre with more to do than this is no longer looked through. */
const most = 100

/** The lots with something to do at a work centre, and those on hold, as they will be once all is sent that waits here. */
export const useLots = (workCentre: string) => {
  const foreseen = useForesight()
  const work = useKept('production', 'listWork', { params: { workCentre }, query: { limit: most } })
  const held = useKept('production', 'listLots', { query: { status: 'Hold', limit: most } })
  const lots = [...(work.data?.items ?? []), ...(held.data?.items ?? [])].map(foreseen)
  return { lots, known: work.data !== undefined, problem: work.data === undefined ? work.error : null, more: work.data?.next !== undefined }
}

/** One lot, wherever it is. */
export const useLot = (lotId: string | undefined): Lot | undefined => {
  const foreseen = useForesight()
  const { data } = useKept('production', 'readLot', { params: { lotId: lotId ?? '' } }, lotId !== undefined)
  return data && foreseen(data)
}

const useForesight = (): ((lot: Lot) => Lot) => {
  const { id, name } = useMe()
  const queue = useQueue()
  return (lot) => foresee(lot, queue.filter((entry) => entry.lotId === lot.lotId && !entry.refused && !blockerOf(queue, entry)), { id, name })
}

export const usePost = (): Post => {
  const api = useApi()
  const queries = useQueryClient()
  const me = useMe()
  return useMemo(() => postOf(api, queries, me), [api, queries, me])
}

/** What is done with a deed; when it was done the terminal says itself. */
export type Doing = { [D in Deed]: { readonly deed: D; readonly body: Omit<Extract<Action, { deed: D }>['body'], 'doneAt'> } }[Deed]

/** Puts what was done on the shelf and has it sent; the last one, for the line that says so. */
export const useDoing = () => {
  const me = useMe()
  const post = usePost()
  const [last, setLast] = useState<Action>()
  const act = (lot: Lot, { sequence, name }: Operation, { deed, body }: Doing): void => {
    // Deed and body come from one `Doing`; TypeScript does not keep them together through the spread.
    const action = { key: crypto.randomUUID(), deed, lotId: lot.lotId, lotNumber: lot.number, sequence, operation: name, body: { ...body, doneAt: new Date(serverNow()).toISOString() } } as Action
    const shelf = shelfOf(me)
    shelf.write(added(shelf.read(), action))
    setLast(action)
    post.send()
  }
  return { act, last }
}

/** What a change of the queue does besides: retried and taken back actions may let others go. */
export const useShelf = (): ((change: (queue: Queue) => Queue) => void) => {
  const me = useMe()
  const post = usePost()
  return (change) => {
    const shelf = shelfOf(me)
    shelf.write(change(shelf.read()))
    post.send()
  }
}

/** By the services' clock, anew every second (or as often as told). */
export const useNow = (everyMs = 1000): number => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
