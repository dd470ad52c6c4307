import { idFrom } from '#shared/kernel/hash.ts'
import { shopOwned } from '#shared/kernel/shop-owned.ts'
import { WorkCentre } from './work-centre-view.ts'

export const workCentres = shopOwned<WorkCentre>({
  kind: 'workCentre',
  schema: WorkCentre,
  id: (centre) => centre.workCentreId,
  indexes: ({ workCentreId, name }) => ({ byStatus: ['wc#', `${name.toUpperCase()}#${workCentreId}`] }),
})

/** Found by its name, as plans say it: by a consistent read, and never made twice. Capitals make no other name. */
export const workCentreIdOf = (name: string): string => idFrom('workCentre', name.trim().toUpperCase())
