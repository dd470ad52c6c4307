import { QueryClient } from '@tanstack/react-query'
import type { Feed } from './feed.ts'
import { worthRetrying } from './use-api.ts'

/** What is on the screen is asked for again while somebody looks at it (a hidden tab asks for nothing), unless changes are told. */
const freshEveryMs = 10_000

/** Without a connection a question is asked all the same, and its answer says so; waiting in silence helps nobody. */
export const queriesOver = (feed: Feed): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { networkMode: 'always', refetchOnReconnect: true, staleTime: 2000, retry: worthRetrying, refetchInterval: () => (feed.live() ? false : freshEveryMs) } } })
