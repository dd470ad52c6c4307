import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { contractsEvents } from '#services/contracts/events.ts'
import { productionEvents } from '#services/production/events.ts'
import { quotingEvents } from '#services/quoting/events.ts'
import { supportEvents } from '#services/support/events.ts'
import { quality } from './contract.ts'
import { personal } from './personal.ts'

export const service = manifest({
  contract: quality,
  consumes: [
    ...hear(quotingEvents, 'PlanApproved'),
    ...hear(contractsEvents, 'ShopProfileSet'),
    ...hear(productionEvents, 'ProductionReleased', 'OperationCompleted', 'LotCompleted', 'LotScrapped', 'OutsideShipmentReceived'),
    ...hear(supportEvents, 'CaseOpened', 'ReturnAuthorized', 'RecallDeclared'),
  ],
  intents: {
    CertificateRequested: event(1, 'A lot has passed every stage and waits for its certificate', z.object({ lotId: z.string(), inspectionId: z.string() })),
  },
  workers: { renderCertificate: { on: 'CertificateRequested', memoryMb: 1024, timeoutSeconds: 60, tools: 'documents' } },
  storage: { indexes: ['byLot', 'byOrder', 'byCustomer', 'byCustomerStatus', 'byStatus', byOrder], numbers: ['http', 'renderCertificate'], files: { http: ['read'], renderCertificate: ['write'] } },
  secrets: [cursorSecret],
  personal,
})
