import type { Envelope } from '#shared/kernel/envelope.ts'
import type { Api, ServiceName } from '../../api/clients.ts'
import { ProblemError } from '../../api/use-api.ts'

export type Happened = Envelope & { readonly service: ServiceName }
/** `more`: there is what happened before. */
export type History = { readonly events: readonly Happened[]; readonly more: boolean }

/** As many pages of a hundred as are read at once where all of a history is wanted. */
export const mostPages = 10

/** The newest pages of one service's part of an order's history, newest first. */
export const historyOf = async (api: Api, service: ServiceName, orderId: string, pages: number): Promise<History> => {
  const events: Happened[] = []
  let after: string | undefined
  for (let page = 0; page < pages; page += 1) {
    const answer = await api[service].timeline({ params: { orderId }, query: { limit: 100, order: 'newest-first', ...(after !== undefined && { after }) } })
    if (!answer.ok) throw new ProblemError(answer.problem)
    events.push(...answer.value.items.map((each) => ({ ...each, service })))
    after = answer.value.next
    if (after === undefined) return { events, more: false }
  }
  return { events, more: true }
}

/** Parts of several services as one, newest first: no further back than every part is known, so that nothing is missing in between. */
export const together = (parts: readonly History[]): History => {
  const since = parts.filter(({ more }) => more).map(({ events }) => events.at(-1)?.occurredAt ?? '').toSorted().at(-1) ?? ''
  const all = parts.flatMap(({ events }) => events).toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))
  return { events: all.filter(({ occurredAt }) => occurredAt >= since), more: parts.some(({ more }) => more) }
}
