import { queryOptions, useQueries, useQuery, useQueryClient, type QueryKey, type UseQueryResult } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Problem } from '#shared/kernel/problem.ts'
import type { Api, InputOf, QueriesOf, ServiceName, ValueOf } from './clients.ts'

export const ApiContext = createContext<Api | undefined>(undefined)

export const useApi = (): Api => {
  const api = use(ApiContext)
  if (!api) throw new Error('no API above this component')
  return api
}

/** What went wrong, as the service said it; thrown by queries so that one place shows it. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail || problem.code)
    this.problem = problem
  }
}

/** Again after a moment when a service was not there; never when it said no. */
export const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ProblemError && (error.problem.status === 503 || error.problem.status === 429)

type Loose = (input: unknown) => Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem }>

/** Asks a query route of a service; a problem is thrown. */
export const ask = async <S extends ServiceName, N extends QueriesOf<S>>(api: Api, service: S, route: N, input: InputOf<S, N>): Promise<ValueOf<S, N>> => {
  // The client has this method with exactly these types; TypeScript cannot follow the two indexes at once.
  const method = api[service][route] as unknown as Loose
  const answer = await method(input)
  if (!answer.ok) throw new ProblemError(answer.problem)
  return answer.value as ValueOf<S, N>
}

/** A query route of a service as options of TanStack Query: `[service, route, input]` is its key. */
export const read = <S extends ServiceName, N extends QueriesOf<S>>(api: Api, service: S, route: N, input: InputOf<S, N>) =>
  queryOptions({ queryKey: [service, route, input] satisfies QueryKey, queryFn: () => ask(api, service, route, input) })

export const useRead = <S extends ServiceName, N extends QueriesOf<S>>(service: S, route: N, input: InputOf<S, N>, options: { readonly enabled?: boolean } = {}): UseQueryResult<ValueOf<S, N>> =>
  useQuery({ ...read(useApi(), service, route, input), enabled: options.enabled ?? true })

/** Several at once, such as the queues of a work list; each loads and fails by itself. */
export const useReads = <S extends ServiceName, N extends QueriesOf<S>>(reads: readonly { readonly service: S; readonly route: N; readonly input: InputOf<S, N> }[]): UseQueryResult<ValueOf<S, N>>[] => {
  const api = useApi()
  return useQueries({ queries: reads.map(({ service, route, input }) => read(api, service, route, input)) })
}

/** After a change: whatever is on the screen is asked for again. */
export const useRefresh = (): (() => Promise<void>) => {
  const client = useQueryClient()
  return () => client.invalidateQueries()
}
