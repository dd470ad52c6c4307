import * as z from 'zod'
import { command, contract, creation, Paging, query, Searching, timelineRoute, versioned } from '#shared/kernel/contract.ts'
import { idOf } from '#shared/vocabulary/ids.ts'
import { shopRoles } from '#shared/vocabulary/roles.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { AnswerInput, CaseInput, ReasonInput, RecallInput, ReplyInput, ResolutionInput, TriageInput, UploadRequest } from './case-input.ts'
import { Case, CaseStatus } from './case-view.ts'
import { CaseDossier, Cases, EightDs, LotDossier, Lots, Orders, Recall, Rmas } from './dossier-view.ts'
import { AcknowledgementInput, DisciplineInput, RecognitionInput, ReportInput } from './eight-d-input.ts'
import { EightD, EightDStatus } from './eight-d-view.ts'
import { supportEvents } from './events.ts'
import {
  exampleAnswer, exampleAuthorization, exampleCase, exampleDiscipline, exampleDisposition, exampleInspection, exampleRecall, exampleReceipt, exampleReply, exampleReport, exampleResolution,
  exampleReturn, exampleSettlement, exampleTransit, exampleTriage, exampleUpload,
} from './examples.ts'
import { Whereabouts } from './lot-view.ts'
import { GoodsStatus, OrderFile } from './order-view.ts'
import { AuthorizationInput, DispositionInput, InspectionInput, ReceiptInput, ReturnInput, SettlementInput, TransitInput } from './rma-input.ts'
import { Rma, RmaStatus } from './rma-view.ts'

const Nothing = z.strictObject({})
const readers = ['buyer', ...shopRoles] as const
const aCase = versioned(Case)
const rma = versioned(Rma)
const report = versioned(EightD)

/** Step 7: every complaint is traced to lots and measurements, and ends in a solution. */
export const support = contract({
  ...supportEvents,
  version: '1.0.0',
  summary: 'After-sales help and solutions, with every lot traced from its heat to its customer and back',
  routes: {
    timeline: timelineRoute,
    requestUpload: creation('/uploads', {
      summary: 'A signed link that lets exactly one photo up, bound to its SHA-256 and size; the shop names the case whose customer it is for', roles: ['buyer', 'support-agent', 'inspector'], body: UploadRequest, example: exampleUpload,
      returns: z.object({ url: z.string(), method: z.literal('PUT'), headers: z.record(z.string(), z.string()), expiresAt: Instant }),
    }),
    openCase: creation('/cases', { summary: 'Ask for help with an order or its lots, or complain', roles: ['buyer'], body: CaseInput, returns: aCase, example: exampleCase }),
    readCase: query('/cases/{caseId}', {
      summary: "One case with its lots' measurements, material, heats, operations and certificates, and its returns; for the shop also the sister lots", roles: readers, returns: CaseDossier,
    }),
    listCases: query('/cases', {
      summary: "Cases, newest first: of an order, a customer's own, or for the shop all of one status (New unless told)",
      roles: readers, query: Searching.extend({ status: CaseStatus.optional(), orderId: idOf('order').optional() }), returns: Cases,
    }),
    readPhoto: query('/cases/{caseId}/photos/{sha256}', { summary: 'A signed link to one photo', roles: readers, returns: z.object({ url: z.string(), expiresAt: Instant }) }),
    triageCase: command('/cases/{caseId}/triage', { summary: 'Say how severe it is and who takes it', roles: ['support-agent', 'manager'], body: TriageInput, returns: aCase, example: exampleTriage }),
    answerCase: command('/cases/{caseId}/answers', { summary: "Answer the customer, or ask back", roles: ['support-agent', 'inspector', 'manager'], body: AnswerInput, returns: aCase, example: exampleAnswer }),
    replyToCase: command('/cases/{caseId}/replies', { summary: 'Add to the conversation, as the customer', roles: ['buyer'], body: ReplyInput, returns: aCase, example: exampleReply }),
    resolveCase: command('/cases/{caseId}/resolution', { summary: 'State the solution', roles: ['support-agent', 'manager'], body: ResolutionInput, returns: aCase, example: exampleResolution }),
    reopenCase: command('/cases/{caseId}/reopening', { summary: 'Say that a resolved case is not solved', roles: ['buyer'], body: ReasonInput, returns: aCase, example: { reason: 'Two of the new pieces do not fit either.' } }),
    closeCase: command('/cases/{caseId}/closure', { summary: 'Accept the solution, as the customer; or close, once the time to reopen has passed', roles: ['buyer', 'support-agent'], body: Nothing, returns: aCase, example: {} }),
    requestReturn: creation('/cases/{caseId}/returns', { summary: 'Ask to send pieces back: no more than were shipped and are not on their way back', roles: ['buyer', 'support-agent'], body: ReturnInput, returns: rma, example: exampleReturn }),
    readReturn: query('/returns/{rmaId}', { summary: 'One return', roles: readers, returns: rma }),
    listReturns: query('/returns', {
      summary: "Returns, newest first: of an order, a customer's own, or for the shop all of one status (Requested unless told)",
      roles: readers, query: Searching.extend({ status: RmaStatus.optional(), orderId: idOf('order').optional() }), returns: Rmas,
    }),
    authorizeReturn: command('/returns/{rmaId}/authorization', { summary: "Allow the return; the contract's clause for the cause says who bears it", roles: ['support-agent', 'manager'], body: AuthorizationInput, returns: rma, example: exampleAuthorization }),
    rejectReturn: command('/returns/{rmaId}/rejection', { summary: 'Turn the request down', roles: ['support-agent', 'manager'], body: ReasonInput, returns: rma, example: { reason: 'The pieces have been machined further.' } }),
    markReturnInTransit: command('/returns/{rmaId}/transit', { summary: 'The pieces are on their way', roles: ['buyer', 'support-agent', 'clerk'], body: TransitInput, returns: rma, example: exampleTransit }),
    receiveReturn: command('/returns/{rmaId}/receipt', { summary: 'Count what has arrived; what has not may be claimed again', roles: ['clerk'], body: ReceiptInput, returns: rma, example: exampleReceipt }),
    inspectReturn: command('/returns/{rmaId}/inspection', { summary: 'Record what was found and the cause it confirms', roles: ['inspector'], body: InspectionInput, returns: rma, example: exampleInspection }),
    dispositionReturn: command('/returns/{rmaId}/disposition', { summary: 'Decide what becomes of the pieces', roles: ['inspector', 'manager'], body: DispositionInput, returns: rma, example: exampleDisposition }),
    settleReturn: command('/returns/{rmaId}/settlement', { summary: 'Decide what the customer gets', roles: ['manager'], body: SettlementInput, returns: rma, example: exampleSettlement }),
    closeReturn: command('/returns/{rmaId}/closure', { summary: 'The settlement has been carried out', roles: ['support-agent', 'manager'], body: Nothing, returns: rma, example: {} }),
    expireReturn: command('/returns/{rmaId}/expiry', { summary: 'Note that the pieces were not sent in time', roles: ['support-agent', 'clerk'], body: Nothing, returns: rma, example: {} }),
    openEightD: creation('/cases/{caseId}/eight-d-reports', { summary: 'D0: open an 8D report on a complaint, with the symptom and what was done at once', roles: ['support-agent', 'inspector'], body: ReportInput, returns: report, example: exampleReport }),
    readEightD: query('/eight-d-reports/{reportId}', { summary: "One 8D report; for the shop also other customers' lots that were contained", roles: readers, returns: report }),
    listEightDs: query('/eight-d-reports', {
      summary: "8D reports, newest first: of a case, a customer's own, or for the shop all of one status (D0 unless told)",
      roles: readers, query: Searching.extend({ status: EightDStatus.optional(), caseId: idOf('case').optional() }), returns: EightDs,
    }),
    recordDiscipline: command('/eight-d-reports/{reportId}/disciplines', { summary: 'Record the next of D1 … D7, or amend what was recorded before', roles: ['support-agent', 'inspector'], body: DisciplineInput, returns: report, example: exampleDiscipline }),
    acknowledgeEightD: command('/eight-d-reports/{reportId}/acknowledgement', { summary: 'Acknowledge the report, as the customer, before it is closed', roles: ['buyer'], body: AcknowledgementInput, returns: report, example: { note: 'Thank you, agreed.' } }),
    closeEightD: command('/eight-d-reports/{reportId}/closure', { summary: 'D8: approve the report and recognise the team, as a manager who did not lead or write it', roles: ['manager'], body: RecognitionInput, returns: report, example: { recognition: 'Thanks to all three for four quick days.' } }),
    declareRecall: creation('/recalls', { summary: 'Call back delivered lots: a case for each order that got one', roles: ['support-agent', 'manager'], body: RecallInput, returns: Recall, example: exampleRecall }),
    listRecallCases: query('/recalls/{recallId}/cases', { summary: 'The cases of one recall', roles: shopRoles, query: Paging, returns: Cases }),
    readLot: query('/lots/{lotId}', { summary: 'One lot from its heats to its shipments and returns; for the shop also its sister lots', roles: readers, returns: LotDossier }),
    listLots: query('/lots', {
      summary: "Lots, newest first: of an order, a customer's own, or for the shop by where they are (Shipped unless told)",
      roles: readers, query: Paging.extend({ whereabouts: Whereabouts.optional(), orderId: idOf('order').optional() }), returns: Lots,
    }),
    traceHeat: query('/heats/{heatId}/lots', { summary: 'Every lot made of a heat, whoever got it', roles: shopRoles, query: Paging, returns: Lots }),
    readOrder: query('/orders/{orderId}', { summary: 'What after-sales knows of an order: plan, contract clauses, shipments', roles: readers, returns: versioned(OrderFile) }),
    listOrders: query('/orders', {
      summary: "Orders, newest first: a customer's own, or for the shop by how far their goods are (Delivered unless told)",
      roles: readers, query: Paging.extend({ goods: GoodsStatus.optional() }), returns: Orders,
    }),
  },
})
