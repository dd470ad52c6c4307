import { useQuery } from '@tanstack/react-query'
import type { PriceBook } from '#services/quoting/price-book-view.ts'
import { rolesOf, type ChangesOf, type ServiceName } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { contractOf } from '../../forms/route-schema.ts'
import { isFields, type Fields } from '../../forms/values.ts'
import { useHasRole } from '../../session/use-session.ts'

/** What forms about plans take from the set-up: nothing for customers, who do not see it, or when it cannot be had. `ready`: it has been asked for. */
export type PriceBookUse = { readonly ready: boolean; readonly prices?: PriceBook['prices']; readonly workCentres: readonly string[] }

/** Prices to begin with, and the names of work centres: of those that have a rate, and of those in use. */
export const usePriceBook = (): PriceBookUse => {
  const mine = { enabled: useHasRole(rolesOf('quoting', 'readPriceBook')) }
  const book = useRead('quoting', 'readPriceBook', {}, mine)
  const prices = book.data?.prices
  const rated = prices?.rates.map(({ workCentre }) => workCentre) ?? []
  const inUse = useWorkCentreNames(mine.enabled)
  return { ready: !book.isLoading, ...(prices && { prices }), workCentres: [...new Set([...rated, ...inUse])].toSorted() }
}

/** Names of the work centres in use, as production has them. */
export const useWorkCentreNames = (enabled = true): readonly string[] => {
  const { data } = useRead('production', 'listWorkCentres', { query: { limit: 100 } }, { enabled })
  return data?.items.filter(({ status }) => status === 'InUse').map(({ name }) => name) ?? []
}

/** What a new shop may begin with and then make its own: the example of the route that takes it. */
export const useStartingSet = <S extends ServiceName>(service: S, route: ChangesOf<S>, enabled: boolean) =>
  useQuery({
    queryKey: ['form', service, route, 'example'], staleTime: Infinity, enabled,
    queryFn: async (): Promise<Fields> => {
      const { contract } = await contractOf(service)
      const example = contract.routes[route]?.example
      return isFields(example) ? example : {}
    },
  })
