import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from './contract.ts'

export const service = manifest({
  contract: support,
  consumes: [
    ...hear(quoting, 'RequirementsSubmitted', 'PlanApproved'),
    ...hear(contracts, 'ContractSigned', 'ContractAmended'),
    ...hear(production, 'LotCompleted'),
    ...hear(quality, 'LotPassedQC', 'LotHeld', 'InspectionFailed', 'NonconformanceDispositioned'),
    ...hear(logistics, 'Shipped', 'Delivered', 'DeliveryException'),
  ],
  intents: {},
  workers: {},
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', 'byHeat', 'byRecall', byOrder], files: true },
  secrets: [cursorSecret],
})
