import { useDebouncedValue } from '@mantine/hooks'
import { useQueries } from '@tanstack/react-query'
import { rolesOf } from '../api/clients.ts'
import { read, useApi } from '../api/use-api.ts'
import { useIsCustomer, useMe } from '../session/use-session.ts'
import { customersIn, offered, questionsFor, type Found } from './matching.ts'

/** What a minute ago was found is found still; the event feed says what changed. */
const freshMs = 60_000
const restMs = 200
/** More than are shown of a kind: two of them may belong to one order. */
const asMany = 12

/**
 * Things whose number, part, customer or subject has every word of the text, out of the lists that this person may read. `kinds` were looked through,
 * `longer` have more than is shown; `silent` did not answer.
 */
export const useSearch = (typed: string): { readonly found: readonly Found[]; readonly busy: boolean; readonly kinds: readonly string[]; readonly longer: readonly string[]; readonly silent: readonly string[] } => {
  const api = useApi()
  const me = useMe()
  const buyer = useIsCustomer()
  const [text] = useDebouncedValue(typed, restMs)
  const asked = questionsFor(text).filter(({ source: { service, route } }) => rolesOf(service, route).some((role) => me.roles.includes(role)))
  const answers = useQueries({
    queries: asked.map(({ source: { service, route }, text }) => ({
      // Every one of these takes `text` and `limit` and answers with a page; TypeScript cannot follow that through the route's name.
      ...read(api, service, route as never, { query: { text, limit: asMany } } as never), staleTime: freshMs, refetchInterval: false as const,
    })),
  })
  const of = asked.flatMap(({ source }, index) => {
    const answer = answers[index]
    return answer ? [{ source, things: pageOf(answer.data).items, longer: pageOf(answer.data).next !== undefined, silent: answer.isError }] : []
  })
  const named = (which: typeof of): readonly string[] => which.map(({ source: { kind } }) => kind)
  const orders = of.find(({ source: { kind } }) => kind === 'order')
  return {
    found: [...of.flatMap(({ source, things }) => offered(source, things)), ...(orders && !buyer ? customersIn(orders.things, text) : [])],
    busy: text !== typed || answers.some(({ isPending }) => isPending), kinds: named(of), longer: named(of.filter(({ longer }) => longer)), silent: named(of.filter(({ silent }) => silent)),
  }
}

type Page = { readonly items: readonly object[]; readonly next?: unknown }
const isPage = (data: unknown): data is Page => typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items)
const pageOf = (data: unknown): Page => (isPage(data) ? data : { items: [] })
