import { repository } from '#shared/kernel/repository.ts'
import { Gauge } from './gauge-view.ts'

/** No customer owns a gauge, and no order: nobody outside the shop ever reads one. */
const shop = 'shop'

/**
 * Gauges, first due first. The vocabulary has no kind for gauges yet; this service stores no certificates of their own, so their
 * partition is free: the ids (`gau_…`) are the gauges' own.
 */
export const gauges = repository<Gauge>({
  kind: 'certificate',
  schema: Gauge,
  id: (gauge) => gauge.gaugeId,
  orderId: () => shop,
  customerId: () => shop,
  indexes: ({ gaugeId, calibrationDueOn }) => ({ byStatus: ['gau#', `${calibrationDueOn}#${gaugeId}`] }),
})
