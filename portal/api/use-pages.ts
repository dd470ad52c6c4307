import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query'
import type { InputOf, QueriesOf, ServiceName, ValueOf } from './clients.ts'
import { ask, useApi } from './use-api.ts'

type Page<T> = { readonly items: readonly T[]; readonly next?: string | undefined }

/** The query routes of a service that answer page by page. */
export type ListsOf<S extends ServiceName> = { [N in QueriesOf<S>]: ValueOf<S, N> extends Page<object> ? N : never }[QueriesOf<S>]
export type ItemOf<S extends ServiceName, N extends ListsOf<S>> = ValueOf<S, N> extends Page<infer T> ? T : never

type PagesOptions = { readonly params?: { readonly [name: string]: string }; readonly query?: { readonly [name: string]: string } }

/** A list, page after page: `data` holds the rows of all the pages read so far. */
export const usePages = <S extends ServiceName, N extends ListsOf<S>>(service: S, route: N, { params, query = {} }: PagesOptions) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [service, route, params, query, 'pages'],
    queryFn: async ({ pageParam }): Promise<Page<ItemOf<S, N>>> => {
      const input = { ...(params && { params }), query: { ...query, limit: pageSize, ...(pageParam !== undefined && { after: pageParam }) } }
      // Every list route takes `limit` and `after` and answers with a page; TypeScript cannot follow that through the route's name.
      return (await ask(api, service, route, input as unknown as InputOf<S, N>)) as unknown as Page<ItemOf<S, N>>
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    select: rowsOf,
  })
}

/** Reads what is left of a list, and says all of it. Throws where a page does not come. */
export const everyPage = async <T,>(pages: Pick<UseInfiniteQueryResult<readonly T[]>, 'data' | 'hasNextPage' | 'fetchNextPage'>): Promise<readonly T[]> => {
  let read = pages
  while (read.hasNextPage) {
    const next = await read.fetchNextPage()
    if (next.isError) throw next.error
    read = next
  }
  return read.data ?? []
}

const rowsOf = <T,>({ pages }: InfiniteData<Page<T>>): readonly T[] => pages.flatMap(({ items }) => items)

const pageSize = 50
