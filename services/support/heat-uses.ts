import { repository } from '#shared/kernel/repository.ts'
import { HeatUse } from './lot-view.ts'

/** The id of the entry for one lot and one heat. */
export const heatUseId = (use: { readonly lotId: string; readonly heatId: string }): string => `${use.lotId}#heat#${use.heatId}`

/** One entry per lot and heat: an index holds one value per item, and a lot may carry several heats. Keyed below its lot. */
export const heatUses = repository<HeatUse>({
  kind: 'lot',
  schema: HeatUse,
  id: heatUseId,
  orderId: (use) => use.orderId,
  customerId: (use) => use.customerId,
  indexes: (use) => ({ byHeat: [use.heatId, use.lotId] }),
})
