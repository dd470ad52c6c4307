import { implement } from '#shared/kernel/implementation.ts'
import { acknowledgeEightD } from './app/acknowledge-eight-d.ts'
import { answerCase } from './app/answer-case.ts'
import { authorizeReturn } from './app/authorize-return.ts'
import { closeCase } from './app/close-case.ts'
import { closeEightD } from './app/close-eight-d.ts'
import { closeReturn } from './app/close-return.ts'
import { declareRecall } from './app/declare-recall.ts'
import { dispositionReturn } from './app/disposition-return.ts'
import { expireReturn } from './app/expire-return.ts'
import { inspectReturn } from './app/inspect-return.ts'
import { listCases } from './app/list-cases.ts'
import { listEightDs } from './app/list-eight-ds.ts'
import { listLots } from './app/list-lots.ts'
import { listOrders } from './app/list-orders.ts'
import { listRecallCases } from './app/list-recall-cases.ts'
import { listReturns } from './app/list-returns.ts'
import { markReturnInTransit } from './app/mark-return-in-transit.ts'
import { openCase } from './app/open-case.ts'
import { openEightD } from './app/open-eight-d.ts'
import { readCase } from './app/read-case.ts'
import { readEightD } from './app/read-eight-d.ts'
import { readLot } from './app/read-lot.ts'
import { readOrder } from './app/read-order.ts'
import { readPhoto } from './app/read-photo.ts'
import { readReturn } from './app/read-return.ts'
import { readTimeline } from './app/read-timeline.ts'
import { receiveReturn } from './app/receive-return.ts'
import { recordDiscipline } from './app/record-discipline.ts'
import { recordOnContractAmended } from './app/record-on-contract-amended.ts'
import { recordOnContractSigned } from './app/record-on-contract-signed.ts'
import { recordOnDelivered } from './app/record-on-delivered.ts'
import { recordOnDeliveryException } from './app/record-on-delivery-exception.ts'
import { recordOnInspectionFailed } from './app/record-on-inspection-failed.ts'
import { recordOnLotCompleted } from './app/record-on-lot-completed.ts'
import { recordOnLotHeld } from './app/record-on-lot-held.ts'
import { recordOnLotPassedQc } from './app/record-on-lot-passed-qc.ts'
import { recordOnNonconformanceDispositioned } from './app/record-on-nonconformance-dispositioned.ts'
import { recordOnPlanApproved } from './app/record-on-plan-approved.ts'
import { recordOnRequirementsSubmitted } from './app/record-on-requirements-submitted.ts'
import { recordOnShipped } from './app/record-on-shipped.ts'
import { rejectReturn } from './app/reject-return.ts'
import { reopenCase } from './app/reopen-case.ts'
import { replyToCase } from './app/reply-to-case.ts'
import { requestReturn } from './app/request-return.ts'
import { requestUpload } from './app/request-upload.ts'
import { resolveCase } from './app/resolve-case.ts'
import { settleReturn } from './app/settle-return.ts'
import { traceHeat } from './app/trace-heat.ts'
import { triageCase } from './app/triage-case.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }
import { service } from './service.ts'

export const supportService = implement(service, {
  routes: {
    timeline: readTimeline,
    requestUpload,
    openCase,
    readCase,
    listCases,
    readPhoto,
    triageCase,
    answerCase,
    replyToCase,
    resolveCase,
    reopenCase,
    closeCase,
    requestReturn,
    readReturn,
    listReturns,
    authorizeReturn,
    rejectReturn,
    markReturnInTransit,
    receiveReturn,
    inspectReturn,
    dispositionReturn,
    settleReturn,
    closeReturn,
    expireReturn,
    openEightD,
    readEightD,
    listEightDs,
    recordDiscipline,
    acknowledgeEightD,
    closeEightD,
    declareRecall,
    listRecallCases,
    readLot,
    listLots,
    traceHeat,
    readOrder,
    listOrders,
  },
  reactions: {
    RequirementsSubmitted: recordOnRequirementsSubmitted,
    PlanApproved: recordOnPlanApproved,
    ContractSigned: recordOnContractSigned,
    ContractAmended: recordOnContractAmended,
    LotCompleted: recordOnLotCompleted,
    LotPassedQC: recordOnLotPassedQc,
    LotHeld: recordOnLotHeld,
    InspectionFailed: recordOnInspectionFailed,
    NonconformanceDispositioned: recordOnNonconformanceDispositioned,
    Shipped: recordOnShipped,
    Delivered: recordOnDelivered,
    DeliveryException: recordOnDeliveryException,
  },
  messages: { en, te },
})
