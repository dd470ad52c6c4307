import { useDebouncedValue } from '@mantine/hooks'
import { useQueries } from '@tanstack/react-query'
import { rolesOf } from '../api/clients.ts'
import { read, useApi } from '../api/use-api.ts'
import { useIsCustomer, useMe } from '../session/use-session.ts'
import { customersIn, matching, questionsFor, type Found } from './matching.ts'

/** What a minute ago was found is found still; the event feed says what changed. */
const freshMs = 60_000
const restMs = 200

/**
 * Things whose number, part, customer or subject has every word of the text, out of the lists that this person may read. `kinds` were looked through,
 * of those in `longer` only the newest; `silent` did not answer.
 */
export const useSearch = (typed: string): { readonly found: readonly Found[]; readonly busy: boolean; readonly kinds: readonly string[]; readonly longer: readonly string[]; readonly silent: readonly string[] } => {
  const api = useApi()
  const me = useMe()
  const buyer = useIsCustomer()
  const [text] = useDebouncedValue(typed, restMs)
  const questions = questionsFor(text, buyer).filter(({ source: { service, route } }) => rolesOf(service, route).some((role) => me.roles.includes(role)))
  const asked = questions.flatMap(({ source, states }) => states.map((status) => ({ source, status })))
  const answers = useQueries({
    queries: asked.map(({ source: { service, route }, status }) => ({
      // Every one of these takes `status` and `limit` and answers with a page; TypeScript cannot follow that through the route's name.
      ...read(api, service, route as never, { query: { ...(status !== undefined && { status }), limit: 100 } } as never), staleTime: freshMs, refetchInterval: false as const,
    })),
  })
  const of = questions.map(({ source }) => {
    const own = answers.filter((_, index) => asked[index]?.source === source)
    return { source, things: own.flatMap(({ data }) => pageOf(data).items), longer: own.some(({ data }) => pageOf(data).next !== undefined), silent: own.some(({ isError }) => isError) }
  })
  const named = (which: typeof of): readonly string[] => which.map(({ source: { kind } }) => kind)
  const orders = of.find(({ source: { kind } }) => kind === 'order')
  return {
    found: [...of.flatMap(({ source, things }) => matching(source, things, text)), ...(orders && !buyer ? customersIn(orders.things, text) : [])],
    busy: text !== typed || answers.some(({ isPending }) => isPending), kinds: named(of), longer: named(of.filter(({ longer }) => longer)), silent: named(of.filter(({ silent }) => silent)),
  }
}

type Page = { readonly items: readonly object[]; readonly next?: unknown }
const isPage = (data: unknown): data is Page => typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items)
const pageOf = (data: unknown): Page => (isPage(data) ? data : { items: [] })
