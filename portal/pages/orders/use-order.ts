import type { UseQueryResult } from '@tanstack/react-query'
import { ProblemError, useRead } from '../../api/use-api.ts'

/** What the six services know of one order; each answers, or fails to, by itself. */
export const useOrder = (orderId: string) => {
  const params = { orderId }
  const query = { orderId, limit: 100 }
  const request = useRead('quoting', 'readOrderRequest', { params })
  return {
    request,
    plans: useRead('quoting', 'listPlans', { params: { rfqId: request.data?.rfqId ?? '' }, query: { limit: 100 } }, { enabled: request.data !== undefined }),
    contracts: useRead('contracts', 'listOrderContracts', { params, query: { limit: 100 } }),
    workOrders: useRead('production', 'listWorkOrders', { query }),
    lots: useRead('quality', 'listLots', { query }),
    shipments: useRead('logistics', 'listShipments', { query }),
    cases: useRead('support', 'listCases', { query }),
  }
}
export type OrderReads = ReturnType<typeof useOrder>

/** When the shop's plan has the order made, while it is being made. */
export const useForecast = ({ workOrders }: Pick<OrderReads, 'workOrders'>) => {
  const making = workOrders.data?.items.find(({ status }) => status === 'Released' || status === 'InProgress')
  return useRead('production', 'readForecast', { params: { workOrderId: making?.workOrderId ?? '' } }, { enabled: making !== undefined })
}

/** A service that has never heard of the order has nothing to say of it yet. */
export const isNotFound = ({ error }: Pick<UseQueryResult, 'error'>): boolean => error instanceof ProblemError && error.problem.status === 404
