import type { Envelope } from '#shared/kernel/envelope.ts'
import type { Api, ServiceName } from '../../api/clients.ts'
import { ProblemError } from '../../api/use-api.ts'

export type Happened = Envelope & { readonly service: ServiceName }
type History = { readonly events: readonly Happened[]; readonly more: boolean }

/** As many pages of a hundred as one service is asked for; a longer history says that it goes on. */
const mostPages = 10

/** One service's part of an order's history, oldest first. */
export const historyOf = async (api: Api, service: ServiceName, orderId: string): Promise<History> => {
  const events: Happened[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await api[service].timeline({ params: { orderId }, query: { limit: 100, ...(after !== undefined && { after }) } })
    if (!answer.ok) throw new ProblemError(answer.problem)
    events.push(...answer.value.items.map((each) => ({ ...each, service })))
    after = answer.value.next
    if (after === undefined) return { events, more: false }
  }
  return { events, more: true }
}
