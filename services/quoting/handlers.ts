import { implement } from '#shared/kernel/implementation.ts'
import { acknowledgeMeasurement } from './app/acknowledge-measurement.ts'
import { readAddresses, setAddresses } from './app/addresses.ts'
import { addRequirement } from './app/add-requirement.ts'
import { answerRequirement } from './app/answer-requirement.ts'
import { approvePlan } from './app/approve-plan.ts'
import { attachDocument } from './app/attach-document.ts'
import { choosePlanOffer } from './app/choose-plan-offer.ts'
import { declineRequest } from './app/decline-request.ts'
import { draftPlan } from './app/draft-plan.ts'
import { expireRequest } from './app/expire-request.ts'
import { findPlans } from './app/find-plans.ts'
import { listPlans } from './app/list-plans.ts'
import { listRequests } from './app/list-requests.ts'
import { noteShopOnShopProfileSet } from './app/note-shop-on-shop-profile-set.ts'
import { beginRequest, openRequest } from './app/open-request.ts'
import { addMessage } from './app/add-message.ts'
import { planDocumentLink } from './app/plan-document-link.ts'
import { readConflicts } from './app/read-conflicts.ts'
import { readCoefficients } from './app/read-coefficients.ts'
import { readDocument } from './app/read-document.ts'
import { readDrawing } from './app/read-drawing.ts'
import { readEstimate } from './app/read-estimate.ts'
import { readIndication } from './app/read-indication.ts'
import { readOffer } from './app/read-offer.ts'
import { readOrderRequest } from './app/read-order-request.ts'
import { readPlan } from './app/read-plan.ts'
import { readPlanDocument } from './app/read-plan-document.ts'
import { readPriceBook } from './app/read-price-book.ts'
import { readPreview } from './app/read-preview.ts'
import { readShape } from './app/read-shape.ts'
import { readRequest } from './app/read-request.ts'
import { readRules } from './app/read-rules.ts'
import { readTimeline } from './app/read-timeline.ts'
import { recordOnDelivered } from './app/record-on-delivered.ts'
import { recordOnShipped } from './app/record-on-shipped.ts'
import { rejectPlan } from './app/reject-plan.ts'
import { replaceDocument } from './app/replace-document.ts'
import { replyToQuestion } from './app/reply-to-question.ts'
import { requestPlanChanges } from './app/request-plan-changes.ts'
import { requestPlanDocument } from './app/request-plan-document.ts'
import { joinUpload, requestUpload } from './app/request-upload.ts'
import { revisePlan } from './app/revise-plan.ts'
import { setOffer } from './app/set-offer.ts'
import { setPrices } from './app/set-prices.ts'
import { setRules } from './app/set-rules.ts'
import { startReview } from './app/start-review.ts'
import { submitPlan } from './app/submit-plan.ts'
import { submitRequest } from './app/submit-request.ts'
import { withdrawRequest } from './app/withdraw-request.ts'
import { describeDocument, removeDocument, setWishes } from './app/write-draft.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }
import { service } from './service.ts'

export const quotingService = implement(service, {
  routes: {
    timeline: readTimeline,
    requestUpload,
    joinUpload,
    openRequest,
    beginRequest,
    setWishes,
    describeDocument,
    removeDocument,
    readRequest,
    readOrderRequest,
    listRequests,
    attachDocument,
    readDocument,
    replaceDocument,
    readPreview,
    readShape,
    readDrawing,
    readConflicts,
    addRequirement,
    readEstimate,
    readIndication,
    acknowledgeMeasurement,
    submitRequest,
    withdrawRequest,
    declineRequest,
    expireRequest,
    startReview,
    answerRequirement,
    replyToQuestion,
    addMessage,
    draftPlan,
    revisePlan,
    readPlan,
    listPlans,
    findPlans,
    submitPlan,
    choosePlanOffer,
    approvePlan,
    requestPlanChanges,
    rejectPlan,
    requestPlanDocument,
    readPlanDocument,
    planDocumentLink,
    readRules,
    setRules,
    readPriceBook,
    readCoefficients,
    setPrices,
    setOffer,
    readAddresses,
    setAddresses,
    readOffer,
  },
  reactions: { Shipped: recordOnShipped, Delivered: recordOnDelivered, ShopProfileSet: noteShopOnShopProfileSet },
  messages: { en, te },
})
