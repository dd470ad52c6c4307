import { implement } from '#shared/kernel/implementation.ts'
import { timeline } from '#shared/kernel/list.ts'
import { addLotsOnProductionReleased } from './app/add-lots-on-production-released.ts'
import { approveConcession } from './app/approve-concession.ts'
import { approveFirstArticle } from './app/approve-first-article.ts'
import { approveFirstArticleAsCustomer } from './app/approve-first-article-as-customer.ts'
import { awaitInspectionOnLotCompleted } from './app/await-inspection-on-lot-completed.ts'
import { calibrateGauge } from './app/calibrate-gauge.ts'
import { closeNonconformance } from './app/close-nonconformance.ts'
import { completeInspection } from './app/complete-inspection.ts'
import { containNonconformance } from './app/contain-nonconformance.ts'
import { correctResult } from './app/correct-result.ts'
import { countOnLotScrapped } from './app/count-on-lot-scrapped.ts'
import { draftFirstArticle } from './app/draft-first-article.ts'
import { executeDisposition } from './app/execute-disposition.ts'
import { followOnOperationCompleted } from './app/follow-on-operation-completed.ts'
import { holdLot } from './app/hold-lot.ts'
import { holdOnRecallDeclared } from './app/hold-on-recall-declared.ts'
import { holdOnReturnAuthorized } from './app/hold-on-return-authorized.ts'
import { inspectOnPlanApproved } from './app/inspect-on-plan-approved.ts'
import { listFirstArticles } from './app/list-first-articles.ts'
import { listGauges } from './app/list-gauges.ts'
import { listInspections } from './app/list-inspections.ts'
import { listLots } from './app/list-lots.ts'
import { listNonconformances } from './app/list-nonconformances.ts'
import { listSamplingStates } from './app/list-sampling-states.ts'
import { noteOnCaseOpened } from './app/note-on-case-opened.ts'
import { noteOnOutsideShipmentReceived } from './app/note-on-outside-shipment-received.ts'
import { noteShopOnShopProfileSet } from './app/note-shop-on-shop-profile-set.ts'
import { openInspection } from './app/open-inspection.ts'
import { openNonconformance } from './app/open-nonconformance.ts'
import { proposeDisposition } from './app/propose-disposition.ts'
import { readCertificate } from './app/read-certificate.ts'
import { readFirstArticle } from './app/read-first-article.ts'
import { readGauge } from './app/read-gauge.ts'
import { readInspection } from './app/read-inspection.ts'
import { readInspectionPlan } from './app/read-inspection-plan.ts'
import { readLot } from './app/read-lot.ts'
import { readNonconformance } from './app/read-nonconformance.ts'
import { readSamplingState } from './app/read-sampling-state.ts'
import { recordResult } from './app/record-result.ts'
import { refuseConcession } from './app/refuse-concession.ts'
import { refuseDisposition } from './app/refuse-disposition.ts'
import { registerGauge } from './app/register-gauge.ts'
import { releaseHold } from './app/release-hold.ts'
import { reportGaugeOutOfTolerance } from './app/report-gauge-out-of-tolerance.ts'
import { resumeSampling } from './app/resume-sampling.ts'
import { reviewDisposition } from './app/review-disposition.ts'
import { verifyDisposition } from './app/verify-disposition.ts'
import { verifyFirstArticle } from './app/verify-first-article.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }
import { service } from './service.ts'

export const qualityService = implement(service, {
  routes: {
    timeline,
    readInspectionPlan, readLot, listLots, readCertificate, holdLot, releaseHold,
    openInspection, readInspection, listInspections, recordResult, correctResult, completeInspection,
    draftFirstArticle, readFirstArticle, listFirstArticles, verifyFirstArticle, approveFirstArticle, approveFirstArticleAsCustomer,
    openNonconformance, readNonconformance, listNonconformances, containNonconformance, proposeDisposition, reviewDisposition, refuseDisposition,
    approveConcession, refuseConcession, executeDisposition, verifyDisposition, closeNonconformance,
    readSamplingState, listSamplingStates, resumeSampling,
    registerGauge, readGauge, listGauges, calibrateGauge, reportGaugeOutOfTolerance,
  },
  reactions: {
    PlanApproved: inspectOnPlanApproved,
    ProductionReleased: addLotsOnProductionReleased,
    OperationCompleted: followOnOperationCompleted,
    LotCompleted: awaitInspectionOnLotCompleted,
    LotScrapped: countOnLotScrapped,
    OutsideShipmentReceived: noteOnOutsideShipmentReceived,
    CaseOpened: noteOnCaseOpened,
    ReturnAuthorized: holdOnReturnAuthorized,
    RecallDeclared: holdOnRecallDeclared,
    ShopProfileSet: noteShopOnShopProfileSet,
  },
  messages: { en, te },
})
