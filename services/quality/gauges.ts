import { repository } from '#shared/kernel/repository.ts'
import { Gauge } from './gauge-view.ts'

/** No customer owns a gauge, and no order: nobody outside the shop ever reads one. */
const shop = 'shop'

/** Gauges, first due first. */
export const gauges = repository<Gauge>({
  kind: 'gauge',
  schema: Gauge,
  id: (gauge) => gauge.gaugeId,
  orderId: () => shop,
  customerId: () => shop,
  exportClass: 'none',
  indexes: ({ gaugeId, calibrationDueOn }) => ({ byStatus: ['gau#', `${calibrationDueOn}#${gaugeId}`] }),
})
