import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { contractsEvents } from '#services/contracts/events.ts'
import { logisticsEvents } from '#services/logistics/events.ts'
import { productionEvents } from '#services/production/events.ts'
import { qualityEvents } from '#services/quality/events.ts'
import { quotingEvents } from '#services/quoting/events.ts'
import { support } from './contract.ts'
import { personal } from './personal.ts'

export const service = manifest({
  contract: support,
  consumes: [
    ...hear(quotingEvents, 'RequirementsSubmitted', 'PlanApproved'),
    ...hear(contractsEvents, 'ContractSigned', 'ContractAmended'),
    ...hear(productionEvents, 'LotCompleted'),
    ...hear(qualityEvents, 'LotPassedQC', 'LotHeld', 'InspectionFailed', 'NonconformanceDispositioned'),
    ...hear(logisticsEvents, 'Shipped', 'Delivered', 'DeliveryException'),
  ],
  intents: {},
  workers: {},
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', 'byHeat', 'byRecall', byOrder], numbers: ['http'], files: { http: ['find', 'read', 'write'] } },
  secrets: [cursorSecret],
  personal,
})
