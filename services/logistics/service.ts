import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { contractsEvents } from '#services/contracts/events.ts'
import { productionEvents } from '#services/production/events.ts'
import { qualityEvents } from '#services/quality/events.ts'
import { quotingEvents } from '#services/quoting/events.ts'
import { supportEvents } from '#services/support/events.ts'
import { logistics } from './contract.ts'
import { personal } from './personal.ts'

export const service = manifest({
  contract: logistics,
  consumes: [
    ...hear(quotingEvents, 'PlanApproved'),
    ...hear(contractsEvents, 'ContractSigned', 'ContractAmended', 'ContractTerminated', 'PaymentReceived', 'PaymentDisputed', 'PaymentRefunded', 'ShopProfileSet'),
    ...hear(productionEvents, 'LotScrapped'),
    ...hear(qualityEvents, 'LotPassedQC', 'LotHeld', 'NonconformanceOpened', 'NonconformanceDispositioned'),
    ...hear(supportEvents, 'ReturnAuthorized', 'ReturnSettled', 'RecallDeclared'),
  ],
  intents: {
    ShippingDocumentsRequested: event(1, 'Packing slip and labels of a closed packing wait to be printed', z.object({ shipmentId: z.string(), packing: z.int().min(1) })),
  },
  workers: { renderShippingDocuments: { on: 'ShippingDocumentsRequested', memoryMb: 1024, timeoutSeconds: 120, tools: 'documents' } },
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', byOrder], numbers: ['http'], files: { http: ['read'], renderShippingDocuments: ['write'] } },
  secrets: [cursorSecret, 'CARRIER_WEBHOOK_SECRET'],
  personal,
})
