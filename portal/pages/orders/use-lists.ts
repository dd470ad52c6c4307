import { keepPreviousData, useQueries, type UseQueryResult } from '@tanstack/react-query'
import type { Answered } from '../../api/use-command.ts'
import { ProblemError } from '../../api/use-api.ts'

type Page<T> = { readonly items: readonly T[]; readonly next?: string | undefined }
/** `all` reads the lists to their ends, whatever is shown of them. */
export type Listed<T> = { readonly items: readonly T[]; readonly more: boolean; readonly all: () => Promise<readonly T[]>; readonly answers: readonly UseQueryResult<Page<T>>[] }

/** A list like this is for looking around: it need not be new every ten seconds, nor when one comes back to it; the event feed still says what changed. */
const freshEveryMs = 60_000

/**
 * The first pages of a list in each of several states, put together. Shop lists come by state; a customer's come whole (one state: undefined).
 * `read` asks for one page of a hundred.
 */
export const useLists = <T, S extends string | undefined>(name: string, states: readonly S[], pages: number, read: (state: S, after: string | undefined) => Promise<Answered<Page<T>>>): Listed<T> => {
  const answers = useQueries({
    queries: states.map((state) => ({
      queryKey: [name, 'lists', state, pages], queryFn: () => firstPages(pages, (after) => read(state, after)), placeholderData: keepPreviousData<Page<T>>, staleTime: freshEveryMs, refetchInterval: freshEveryMs,
    })),
  })
  const all = async () => (await Promise.all(states.map((state) => firstPages(Infinity, (after) => read(state, after))))).flatMap(({ items }) => items)
  return { answers, items: answers.flatMap(({ data }) => data?.items ?? []), more: answers.some(({ data }) => data?.next !== undefined), all }
}

const firstPages = async <T>(pages: number, read: (after: string | undefined) => Promise<Answered<Page<T>>>): Promise<Page<T>> => {
  const items: T[] = []
  let after: string | undefined
  for (let page = 0; page < pages; page += 1) {
    const answer = await read(after)
    if (!answer.ok) throw new ProblemError(answer.problem)
    items.push(...answer.value.items)
    after = answer.value.next
    if (after === undefined) break
  }
  return { items, next: after }
}
