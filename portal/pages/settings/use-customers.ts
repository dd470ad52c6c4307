import type { output } from 'zod'
import type { RfqStatus } from '#services/quoting/rfq-view.ts'
import { useReads } from '../../api/use-api.ts'

export type Customer = { readonly customerId: string; readonly customerName: string }

const states: readonly output<typeof RfqStatus>[] = ['Draft', 'Submitted', 'InReview', 'NeedsClarification', 'Quoted', 'Declined', 'Withdrawn', 'Expired']

/** The customers who have ever asked for something, by name, as far as the first page of each state's requests reaches. */
export const useCustomers = (): readonly Customer[] => {
  const answers = useReads(states.map((status) => ({ service: 'quoting' as const, route: 'listRequests' as const, input: { query: { status, limit: 100 } } })))
  const found = new Map(answers.flatMap(({ data }) => data?.items ?? []).map(({ customerId, customerName }) => [customerId, customerName]))
  return [...found].map(([customerId, customerName]) => ({ customerId, customerName })).toSorted((a, b) => a.customerName.localeCompare(b.customerName))
}
