import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import { production } from './contract.ts'

export const service = manifest({
  contract: production,
  consumes: [
    ...hear(quoting, 'PlanApproved'),
    ...hear(contracts, 'ContractSigned', 'ContractAmended', 'ContractTerminated', 'PaymentReceived', 'PaymentFailed', 'PaymentDisputed', 'PaymentRefunded'),
    ...hear(quality, 'LotHeld', 'LotPassedQC', 'NonconformanceDispositioned'),
    ...hear(logistics, 'Shipped'),
    ...hear(support, 'ReturnSettled'),
  ],
  intents: {},
  workers: {},
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', 'byWorkCentre', 'byHeat', 'byPart', 'byOwner', byOrder], files: false },
  secrets: [cursorSecret],
})
