import { shopOwned } from '#shared/kernel/shop-owned.ts'
import { Gauge } from './gauge-view.ts'

/** Gauges, first due first. */
export const gauges = shopOwned<Gauge>({
  kind: 'gauge',
  schema: Gauge,
  id: (gauge) => gauge.gaugeId,
  indexes: ({ gaugeId, calibrationDueOn }) => ({ byStatus: ['gau#', `${calibrationDueOn}#${gaugeId}`] }),
})
