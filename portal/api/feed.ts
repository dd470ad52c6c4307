import type { Query, QueryClient } from '@tanstack/react-query'
import { concerns, type Told } from './concerns.ts'
import { eventsIn } from './event-stream.ts'

/** `live`: changes are being told, so nothing need be asked for again by the clock. */
export type Feed = { readonly live: () => boolean; readonly follow: (queries: QueryClient) => void }

/** Where there is no stream (docs/adr/0020): what is on the screen is asked for again while somebody looks at it. */
export const withoutFeed: Feed = { live: () => false, follow: () => undefined }

/** Changes that come together are asked for together, milliseconds. */
const gatherMs = 250
const firstPauseMs = 1000
const longestPauseMs = 30_000
/** A stream that ended before was none: whoever ends it at once is asked ever more rarely. */
const steadyMs = 10_000

/**
 * Listens to the event feed while the tab is in sight (a browser keeps few connections to one address, and a hidden page needs none) and asks
 * again for what a change concerns. When the stream is gone the clock takes over (`live`) until it is back.
 */
export const feedAt = (address: string, token: () => Promise<string>): Feed => {
  let live = false
  return {
    live: () => live,
    follow: (queries) => {
      const tell = gathered(queries)
      const turn = (now: boolean): void => {
        if (live === now) return
        live = now
        if (now) void queries.invalidateQueries({ predicate: ({ state }) => state.fetchStatus === 'idle' && concernsAnything(state) })
        // Every query looks again whether it is to be asked for by the clock.
        queries.getQueryCache().getAll().forEach((query) => query.observers.forEach((observer) => observer.setOptions(observer.options)))
      }
      let current: AbortController | undefined
      const look = (): void => {
        if (document.visibilityState === 'hidden') {
          current?.abort()
          current = undefined
        } else if (!current) {
          current = new AbortController()
          void listen(address, token, current.signal, tell, turn)
        }
      }
      document.addEventListener('visibilitychange', look)
      look()
    },
  }
}

/** Missed while nobody listened: whatever has an answer already. What is still being fetched will be new anyway. */
const concernsAnything = ({ dataUpdatedAt, errorUpdatedAt }: Query['state']): boolean => dataUpdatedAt > 0 || errorUpdatedAt > 0

const listen = async (address: string, token: () => Promise<string>, signal: AbortSignal, tell: (told: Told) => void, turn: (live: boolean) => void): Promise<void> => {
  for (let pause = firstPauseMs; !signal.aborted; pause = Math.min(2 * pause, longestPauseMs)) {
    const began = performance.now()
    try {
      const answer = await fetch(address, { headers: { authorization: `Bearer ${await token()}`, accept: 'text/event-stream' }, signal })
      // As the standard's own reader of such streams does: "no content" means that there is none, and not to ask again.
      if (answer.status === 204) return
      if (answer.ok && answer.body) {
        turn(true)
        for await (const text of eventsIn(answer.body)) tell(JSON.parse(text))
      }
    } catch {
      // No connection, or nobody signed in: the clock asks meanwhile, and what it asks says so to the person.
    }
    turn(false)
    if (performance.now() - began > steadyMs) pause = firstPauseMs
    await after(pause, signal)
  }
}

const after = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve() }, { once: true })
  })

const gathered = (queries: QueryClient): ((told: Told) => void) => {
  let waiting: Told[] = []
  const ask = (): void => {
    const all = waiting
    waiting = []
    void queries.invalidateQueries({ predicate: ({ queryKey, state }) => all.some((told) => concerns(queryKey, state.data, told)) })
  }
  return (told) => {
    if (waiting.length === 0) setTimeout(ask, gatherMs)
    waiting = [...waiting, told]
  }
}
