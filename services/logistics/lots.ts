import { repository, type Loaded, type Staged } from '#shared/kernel/repository.ts'
import type { LotChange } from './domain/lot-stock.ts'
import { LotStock } from './lot-view.ts'

/** Stock of each lot, under the lot's own id; by order and by status. */
export const lots = repository<LotStock>({
  kind: 'lot',
  schema: LotStock,
  id: (stock) => stock.lotId,
  orderId: (stock) => stock.orderId,
  customerId: (stock) => stock.customerId,
  indexes: (stock) => ({
    byOrder: [`lot#${stock.orderId}`, stock.lotId],
    byStatus: [`lot#${stock.status}`, stock.lotId],
  }),
})

/** Changed lots, each on the version it was decided on; a new one on none. */
export const stageLots = (loaded: readonly Loaded<LotStock>[], changes: readonly LotChange[]): Staged[] =>
  changes.map((change) => lots.stage(loaded.find(({ state }) => state.lotId === change.next.lotId)?.version ?? 0, change))

export const statesOf = <S>(loaded: readonly Loaded<S>[]): S[] => loaded.map(({ state }) => state)
