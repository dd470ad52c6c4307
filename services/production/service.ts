import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { contractsEvents } from '#services/contracts/events.ts'
import { logisticsEvents } from '#services/logistics/events.ts'
import { qualityEvents } from '#services/quality/events.ts'
import { quotingEvents } from '#services/quoting/events.ts'
import { supportEvents } from '#services/support/events.ts'
import { production } from './contract.ts'
import { personal } from './personal.ts'

export const service = manifest({
  contract: production,
  consumes: [
    ...hear(quotingEvents, 'PlanApproved'),
    ...hear(contractsEvents, 'ContractSigned', 'ContractAmended', 'ContractTerminated', 'PaymentReceived', 'PaymentFailed', 'PaymentDisputed', 'PaymentRefunded'),
    ...hear(qualityEvents, 'LotHeld', 'LotPassedQC', 'NonconformanceDispositioned'),
    ...hear(logisticsEvents, 'Shipped'),
    ...hear(supportEvents, 'ReturnSettled'),
  ],
  intents: {},
  workers: {},
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', 'byWorkCentre', 'byHeat', 'byPart', 'byOwner', byOrder], numbers: ['http', 'inbox'], files: {} },
  secrets: [cursorSecret],
  personal,
})
