import { repository } from '#shared/kernel/repository.ts'
import { HeatUse } from './lot-view.ts'

/** One entry per lot and heat: an index holds one value per item, and a lot may carry several heats. */
export const heatUses = repository<HeatUse>({
  kind: 'heat',
  schema: HeatUse,
  id: (use) => `${use.heatId}#${use.lotId}`,
  orderId: (use) => use.orderId,
  customerId: (use) => use.customerId,
  indexes: (use) => ({ byHeat: [use.heatId, use.lotId] }),
})
