import type { UseQueryResult } from '@tanstack/react-query'
import type { ContractStatus } from '#services/contracts/contract-view.ts'
import type { WorkOrderStatus } from '#services/production/work-order-view.ts'
import type { RfqStatus } from '#services/quoting/rfq-view.ts'
import type { output } from 'zod'
import { useApi } from '../../api/use-api.ts'
import { useIsBuyer } from '../../session/use-session.ts'
import { orderRows } from './order-rows.ts'
import { useLists } from './use-lists.ts'

const requestStates: readonly output<typeof RfqStatus>[] = ['Draft', 'Submitted', 'InReview', 'NeedsClarification', 'Quoted', 'Declined', 'Withdrawn', 'Expired']
const contractStates: readonly output<typeof ContractStatus>[] = ['Draft', 'OutForSignature', 'PartiallySigned', 'Signed', 'Active', 'Completed', 'Terminated', 'Voided', 'Expired']
const workStates: readonly output<typeof WorkOrderStatus>[] = ['Planned', 'AwaitingGates', 'Released', 'InProgress', 'OnHold', 'Completed', 'Closed', 'Cancelled']

const whole = [undefined] as const
const from = <S extends string>(after: string | undefined, status: S | undefined) => ({ limit: 100, ...(after !== undefined && { after }), ...(status !== undefined && { status }) })

/**
 * Orders as far as `pages` pages of each list reach. An order begins with its request; contracts and production say how much further it is.
 * `requests.more` or the others' tell that the lists go on.
 */
export const useOrders = (pages: number) => {
  const api = useApi()
  const buyer = useIsBuyer()
  const requests = useLists('quoting', buyer ? whole : requestStates, pages, (status, after) => api.quoting.listRequests({ query: from(after, status) }))
  const contracts = useLists('contracts', buyer ? whole : contractStates, pages, (status, after) => api.contracts.listContracts({ query: from(after, status) }))
  const workOrders = useLists('production', buyer ? whole : workStates, pages, (status, after) => api.production.listWorkOrders({ query: from(after, status) }))
  const lists = [requests, contracts, workOrders]
  const answers: readonly (readonly UseQueryResult[])[] = lists.map((each) => each.answers)
  return {
    rows: orderRows(requests.items, contracts.items, workOrders.items),
    more: lists.some(({ more }) => more),
    loading: answers.some((each) => each.some(({ isFetching, isPending, isPlaceholderData }) => isPending || (isFetching && isPlaceholderData))),
    failed: answers.flatMap((each) => each.filter(({ isError, data }) => isError && data === undefined).slice(0, 1)),
  }
}
