import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { InputOf, QueriesOf, ServiceName, ValueOf } from '../../api/clients.ts'
import { unreachableCode } from '../../api/transport.ts'
import { ask, ProblemError, useApi } from '../../api/use-api.ts'
import { keptOnDevice } from '../../session/device.ts'
import { useMe } from '../../session/use-session.ts'
import type { Lot } from '../production/current-operation.ts'
import { noteAnswer } from './contact.ts'

/** A shift and a bit: who has had no contact for longer looks at something that is no longer so. */
const keptForMs = 12 * 3_600_000
/** Asked again so often, with or without news of changes: it also says whether there is contact. */
const askedEveryMs = 10_000

/** Each person's own, on this device, so that nobody reads what another was shown. */
const placeOf = (personId: string): Promise<Cache> | undefined => ('caches' in globalThis ? caches.open(`${keptOnDevice}answers-1-${personId}`) : undefined)
const addressOf = (queryKey: readonly unknown[]): string => `/kept/${encodeURIComponent(JSON.stringify(queryKey))}`

const keep = async (personId: string, queryKey: readonly unknown[], value: unknown): Promise<void> => {
  await (await placeOf(personId))?.put(addressOf(queryKey), new Response(JSON.stringify({ at: Date.now(), value })))
}

const keptAnswer = async (personId: string, queryKey: readonly unknown[]): Promise<unknown> => {
  const found = await (await placeOf(personId))?.match(addressOf(queryKey))
  const { at, value }: { at: number; value: unknown } = found ? await found.json() : { at: 0, value: undefined }
  return Date.now() - at < keptForMs ? value : undefined
}

/** Whoever signs in at this device finds nothing of what others were shown. */
export const forgetOthers = async (personId: string): Promise<void> => {
  if (!('caches' in globalThis)) return
  const others = (await caches.keys()).filter((name) => name.startsWith(`${keptOnDevice}answers-`) && !name.endsWith(`-1-${personId}`))
  await Promise.all(others.map((name) => caches.delete(name)))
}

/** A question whose last answer is kept on the device, and stands in while nobody answers. */
export const useKept = <S extends ServiceName, N extends QueriesOf<S>>(service: S, route: N, input: InputOf<S, N>, enabled = true): UseQueryResult<ValueOf<S, N>> => {
  const api = useApi()
  const { id } = useMe()
  const queries = useQueryClient()
  const queryKey = [service, route, input]
  const queryFn = async (): Promise<ValueOf<S, N>> => {
    try {
      const value = await ask(api, service, route, input)
      noteAnswer({ ok: true })
      await keep(id, queryKey, value)
      return value
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      noteAnswer({ ok: false, problem: error.problem })
      const known = error.problem.code === unreachableCode ? (queries.getQueryData(queryKey) ?? (await keptAnswer(id, queryKey))) : undefined
      if (known === undefined) throw error
      // It was this route's answer when it was kept.
      return known as ValueOf<S, N>
    }
  }
  return useQuery({ queryKey, queryFn, enabled, refetchInterval: askedEveryMs })
}

/** A lot as a command has just answered: in every list that has it, and on the device, so that what comes next begins from there. */
export const remember = async (queries: QueryClient, personId: string, lot: Lot): Promise<void> => {
  queries.setQueryData(['production', 'readLot', { params: { lotId: lot.lotId } }], lot)
  const lists = queries.getQueryCache().findAll({ predicate: ({ queryKey: [service, route] }) => service === 'production' && (route === 'listWork' || route === 'listLots') })
  await Promise.all(lists.map(async ({ queryKey, state: { data } }) => {
    if (!isList(data)) return
    const next = { ...data, items: data.items.map((each) => (each.lotId === lot.lotId ? lot : each)) }
    queries.setQueryData(queryKey, next)
    await keep(personId, queryKey, next)
  }))
}

const isList = (data: unknown): data is { readonly items: readonly Lot[] } => typeof data === 'object' && data !== null && 'items' in data
