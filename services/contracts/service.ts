import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { cursorSecret } from '#shared/kernel/cursor.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { hear, manifest } from '#shared/kernel/service.ts'
import { logisticsEvents } from '#services/logistics/events.ts'
import { qualityEvents } from '#services/quality/events.ts'
import { quotingEvents } from '#services/quoting/events.ts'
import { supportEvents } from '#services/support/events.ts'
import { contracts } from './contract.ts'
import { contractsEvents } from './events.ts'
import { personal } from './personal.ts'

export const service = manifest({
  contract: contracts,
  consumes: [
    ...hear(quotingEvents, 'PlanApproved'),
    ...hear(logisticsEvents, 'Delivered'),
    ...hear(supportEvents, 'ReturnSettled'),
  ],
  intents: {
    /** `amendment` 0 is the contract itself. `requestedAt` tells this request from an older one. */
    ContractDocumentRequested: event(1, 'A document waits to be made', z.object({ contractId: z.string(), requestedAt: z.string(), amendment: z.int() })),
  },
  workers: {
    renderContract: { on: 'ContractDocumentRequested', memoryMb: 1024, timeoutSeconds: 60, tools: 'documents' },
    /** What people are told of: domain/notices.ts says whom, of what. */
    sendNotices: {
      hears: [
        ...hear(quotingEvents, 'RequirementsSubmitted', 'RequirementQuestioned', 'QuestionAnswered', 'MessagePosted', 'PlanSubmitted', 'PlanChangesRequested', 'PlanApproved', 'PlanRejected'),
        ...hear(contractsEvents, 'ContractIssued', 'ContractSigned', 'PaymentReceived', 'PaymentFailed'),
        ...hear(qualityEvents, 'NonconformanceOpened', 'LotHeld', 'LotPassedQC'),
        ...hear(logisticsEvents, 'Shipped', 'Delivered', 'DeliveryException'),
        ...hear(supportEvents, 'CaseOpened', 'QuestionAsked', 'CaseAnswered', 'CustomerReplied', 'CaseResolved', 'CaseReopened', 'ReturnAuthorized', 'ReturnSettled', 'RecallDeclared'),
      ],
      memoryMb: 512, timeoutSeconds: 60, mails: true, lists: ['byCustomer'],
    },
  },
  storage: { indexes: ['byCustomer', 'byStatus', 'byOrder', byOrder], numbers: ['inbox'], files: { http: ['find', 'read'], inbox: ['write'], renderContract: ['find', 'read', 'write'] } },
  directory: true,
  secrets: [cursorSecret, 'PAYMENT_WEBHOOK_SECRET'],
  personal,
})
