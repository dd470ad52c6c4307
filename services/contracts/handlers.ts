import { implement } from '#shared/kernel/implementation.ts'
import { timeline } from '#shared/kernel/list.ts'
import { deliveryHandlers, hookOf } from '#shared/kernel/replay-delivery.ts'
import { allocatePayment } from './app/allocate-payment.ts'
import { amendmentLink } from './app/amendment-link.ts'
import { assignPayment } from './app/assign-payment.ts'
import { changePerson } from './app/change-person.ts'
import { createApiClient } from './app/create-api-client.ts'
import { disablePerson } from './app/disable-person.ts'
import { documentLink } from './app/document-link.ts'
import { draftOnPlanApproved } from './app/draft-on-plan-approved.ts'
import { enablePerson } from './app/enable-person.ts'
import { expireContract } from './app/expire-contract.ts'
import { invitePerson } from './app/invite-person.ts'
import { issueContract } from './app/issue-contract.ts'
import { listApiClients } from './app/list-api-clients.ts'
import { listContracts } from './app/list-contracts.ts'
import { listOrderContracts } from './app/list-order-contracts.ts'
import { listPayments } from './app/list-payments.ts'
import { listPeople } from './app/list-people.ts'
import { noteDeliveryOnDelivered } from './app/note-delivery-on-delivered.ts'
import { noteReturnOnReturnSettled } from './app/note-return-on-return-settled.ts'
import { chooseNotices, listNotices, readNoticeChoices } from './app/notice-choices.ts'
import { planLink } from './app/plan-link.ts'
import { proposeAmendment } from './app/propose-amendment.ts'
import { readContract } from './app/read-contract.ts'
import { readPayment } from './app/read-payment.ts'
import { receivePaymentEvent } from './app/receive-payment-event.ts'
import { readShopProfile } from './app/read-shop-profile.ts'
import { readStandardTerms } from './app/read-standard-terms.ts'
import { recordRefund } from './app/record-refund.ts'
import { recordTransfer } from './app/record-transfer.ts'
import { returnPayment } from './app/return-payment.ts'
import { revokeApiClient } from './app/revoke-api-client.ts'
import { setClauses } from './app/set-clauses.ts'
import { setMilestones } from './app/set-milestones.ts'
import { setShopProfile } from './app/set-shop-profile.ts'
import { setStandardTerms } from './app/set-standard-terms.ts'
import { signAmendment } from './app/sign-amendment.ts'
import { signContract } from './app/sign-contract.ts'
import { terminateContract } from './app/terminate-contract.ts'
import { verifyContract } from './app/verify-contract.ts'
import { voidContract } from './app/void-contract.ts'
import { withdrawAmendment } from './app/withdraw-amendment.ts'
import { contracts } from './contract.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }
import { service } from './service.ts'

export const contractsService = implement(service, {
  routes: {
    timeline, readContract, listContracts, listOrderContracts, setMilestones, setClauses, issueContract, documentLink, planLink, verifyContract, signContract,
    voidContract, expireContract, terminateContract, proposeAmendment, signAmendment, withdrawAmendment, amendmentLink, recordTransfer, recordRefund,
    allocatePayment, readPayment, listPayments, assignPayment, returnPayment, paymentWebhook: receivePaymentEvent,
    readNoticeChoices, chooseNotices, listNotices, readStandardTerms, setStandardTerms, readShopProfile, setShopProfile,
    listPeople, invitePerson, changePerson, disablePerson, enablePerson, listApiClients, createApiClient, revokeApiClient,
    ...deliveryHandlers({ paymentWebhook: hookOf(contracts.routes.paymentWebhook, receivePaymentEvent) }, { en, te }),
  },
  reactions: { PlanApproved: draftOnPlanApproved, Delivered: noteDeliveryOnDelivered, ReturnSettled: noteReturnOnReturnSettled },
  messages: { en, te },
})
