import type { UseQueryResult } from '@tanstack/react-query'
import type { ContractStatus } from '#services/contracts/contract-view.ts'
import type { WorkOrderStatus } from '#services/production/work-order-view.ts'
import type { RfqStatus } from '#services/quoting/rfq-view.ts'
import type { output } from 'zod'
import { useMemo } from 'react'
import { useApi } from '../../api/use-api.ts'
import { useIsCustomer } from '../../session/use-session.ts'
import { orderRows } from './order-rows.ts'
import { useLists } from './use-lists.ts'

/** States that a list route of the shop is asked for: those that say how far an order is, and those of what came to nothing or asks nothing more. */
type States<S extends string> = { readonly telling: readonly S[]; readonly ended: readonly S[] }
const requestStates: States<output<typeof RfqStatus>> = { telling: ['Draft', 'Submitted', 'InReview', 'NeedsClarification', 'Quoted'], ended: ['Declined', 'Withdrawn', 'Expired'] }
const contractStates: States<output<typeof ContractStatus>> = { telling: ['Draft', 'OutForSignature', 'PartiallySigned', 'Signed', 'Active', 'Terminated', 'Expired'], ended: ['Completed', 'Voided'] }
const workStates: States<output<typeof WorkOrderStatus>> = { telling: ['AwaitingGates', 'Released', 'InProgress', 'OnHold', 'Completed', 'Closed'], ended: ['Planned', 'Cancelled'] }

const whole = [undefined] as const
const from = <S extends string>(after: string | undefined, status: S | undefined) => ({ limit: 100, ...(after !== undefined && { after }), ...(status !== undefined && { status }) })

/**
 * Orders as far as `pages` pages of each list reach. An order begins with its request; contracts and production say how much further it is.
 * `requests.more` or the others' tell that the lists go on. The shop's lists come by state, a question each: those of what
 * has `ended` are asked only when somebody wants to see them.
 */
export const useOrders = (pages: number, ended: boolean) => {
  const api = useApi()
  const buyer = useIsCustomer()
  const of = <S extends string>({ telling, ended: over }: States<S>): readonly (S | undefined)[] => (buyer ? whole : ended ? [...telling, ...over] : telling)
  const requests = useLists('quoting', of(requestStates), pages, (status, after) => api.quoting.listRequests({ query: from(after, status) }))
  const contracts = useLists('contracts', of(contractStates), pages, (status, after) => api.contracts.listContracts({ query: from(after, status) }))
  const workOrders = useLists('production', of(workStates), pages, (status, after) => api.production.listWorkOrders({ query: from(after, status) }))
  const lists = [requests, contracts, workOrders]
  const answers: readonly (readonly UseQueryResult[])[] = lists.map((each) => each.answers)
  // Put together when something has come, and not for each letter that somebody seeks.
  const came = answers.flat().map(({ dataUpdatedAt, isPlaceholderData }) => `${dataUpdatedAt}${isPlaceholderData}`).join()
  const rows = useMemo(() => orderRows(requests.items, contracts.items, workOrders.items), [came])
  return {
    rows,
    all: async () => orderRows(...(await Promise.all([requests.all(), contracts.all(), workOrders.all()]))),
    more: lists.some(({ more }) => more),
    loading: answers.some((each) => each.some(({ isFetching, isPending, isPlaceholderData }) => isPending || (isFetching && isPlaceholderData))),
    failed: answers.flatMap((each) => each.filter(({ isError, data }) => isError && data === undefined).slice(0, 1)),
  }
}
