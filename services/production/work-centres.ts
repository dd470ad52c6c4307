import { idFrom } from '#shared/kernel/hash.ts'
import { repository } from '#shared/kernel/repository.ts'
import { WorkCentre } from './work-centre-view.ts'

/** They are the shop's own: of no customer and no order, and take no export class. */
const shop = 'shop'

export const workCentres = repository<WorkCentre>({
  kind: 'workCentre',
  schema: WorkCentre,
  id: (centre) => centre.workCentreId,
  orderId: () => shop,
  customerId: () => shop,
  exportClass: 'none',
  indexes: ({ workCentreId, name }) => ({ byStatus: ['wc#', `${name.toUpperCase()}#${workCentreId}`] }),
})

/** Found by its name, as plans say it: by a consistent read, and never made twice. Capitals make no other name. */
export const workCentreIdOf = (name: string): string => idFrom('workCentre', name.trim().toUpperCase())
