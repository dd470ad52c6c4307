import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { contracts } from '#services/contracts/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import { logistics } from './contract.ts'

export const service = manifest({
  contract: logistics,
  consumes: [
    ...hear(quoting, 'PlanApproved'),
    ...hear(contracts, 'ContractSigned', 'ContractAmended', 'ContractTerminated', 'PaymentReceived', 'PaymentDisputed', 'PaymentRefunded'),
    ...hear(production, 'LotScrapped'),
    ...hear(quality, 'LotPassedQC', 'LotHeld', 'NonconformanceOpened', 'NonconformanceDispositioned'),
    ...hear(support, 'ReturnAuthorized', 'ReturnSettled', 'RecallDeclared'),
  ],
  intents: {
    ShippingDocumentsRequested: event(1, 'Packing slip and labels of a closed packing wait to be printed', z.object({ shipmentId: z.string(), packing: z.int().min(1) })),
  },
  workers: { renderShippingDocuments: { on: 'ShippingDocumentsRequested', memoryMb: 1024, timeoutSeconds: 120 } },
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', byOrder], files: true },
  secrets: [cursorSecret, 'CARRIER_WEBHOOK_SECRET'],
})
