import type { Kind } from '#shared/vocabulary/prefixes.ts'
import type { InputOf, QueriesOf, ServiceName } from '../api/clients.ts'

/** A list that can be searched: each service finds its own things by what they are called, whatever their status (docs/adr/0026). */
export type Source = { readonly kind: Kind; readonly service: ServiceName; readonly route: string; readonly by: 'words' | 'number' }

/** The lists that take a `text`; another one is not let in. */
type Searchable<S extends ServiceName> = { [N in QueriesOf<S>]: InputOf<S, N> extends { readonly query?: { readonly text?: infer T } } ? (string extends T ? N : never) : never }[QueriesOf<S>]
const source = <S extends ServiceName>(kind: Kind, service: S, route: Searchable<S>, by: Source['by']): Source => ({ kind, service, route, by })

/** People look for some kinds by words; of the others one knows the number. */
export const sources: readonly Source[] = [
  source('order', 'quoting', 'listRequests', 'words'),
  source('rfq', 'quoting', 'listRequests', 'number'),
  source('plan', 'quoting', 'findPlans', 'number'),
  source('contract', 'contracts', 'listContracts', 'number'),
  source('workOrder', 'production', 'listWorkOrders', 'number'),
  source('lot', 'production', 'listLots', 'words'),
  source('inspection', 'quality', 'listInspections', 'number'),
  source('nonconformance', 'quality', 'listNonconformances', 'number'),
  source('fai', 'quality', 'listFirstArticles', 'number'),
  source('shipment', 'logistics', 'listShipments', 'words'),
  source('case', 'support', 'listCases', 'words'),
  source('rma', 'support', 'listReturns', 'number'),
  source('eightD', 'support', 'listEightDs', 'number'),
]
