import * as z from 'zod'
import { command, contract, creation, deliveryRoutes, page, Paging, query, Searching, timelineRoute, versioned, webhook } from '#shared/kernel/contract.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { shopRoles } from '#shared/vocabulary/roles.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Allocation, AmendmentInput, Assignment, Clauses, Issue, Milestones, Reason, Refund, SignatureInput, Transfer } from './contract-input.ts'
import { Contract, ContractStatus } from './contract-view.ts'
import { contractsEvents } from './events.ts'
import { exampleAllocation, exampleAmendment, exampleApiClient, exampleAssignment, exampleClauses, exampleInvitation, exampleIssue, exampleMilestones, exampleNoticeChoices, exampleRefund, exampleShopProfile, exampleSignature, exampleStandardTerms, exampleStripeEvent, exampleTransfer } from './examples.ts'
import { Notice, NoticeChoicesInput, NoticeChoicesSeen } from './notice-view.ts'
import { Payment, PaymentStatus } from './payment-view.ts'
import { ApiClientCreated, ApiClientInput, ApiClientRevoked, ApiClients, InvitationInput, MemberChanged, Members, StandingInput } from './people-view.ts'
import { ShopProfileInput, ShopProfileSeen } from './shop-profile-view.ts'
import { StandardTermsInput, StandardTermsSeen } from './standard-terms-view.ts'
import { StripeEvent } from './stripe-event-input.ts'

const Nothing = z.strictObject({})
const returns = versioned(Contract)
const readers = ['buyer', ...shopRoles] as const
const sellers = ['sales-engineer', 'manager'] as const
/** Money that came in is a clerk's work; money that goes out, a manager's. */
const cashiers = ['clerk', 'manager'] as const
/** Who says who may sign in: a customer's administrators for their own, the shop's managers for everybody. */
const administrators = ['company-admin', 'manager'] as const
const Link = z.object({ url: z.string(), expiresAt: Instant, documentHash: Sha256 })
/** `actualHash` is null when the file is gone. */
const verified = { documentHash: Sha256, actualHash: Sha256.nullable(), matches: z.boolean(), signatures: z.int() }
const Verification = z.object({ ...verified, amendments: z.array(z.object({ number: z.int(), ...verified })), verifiedAt: Instant })

/** Step 3: both sign the same bytes, made from the approved plan; money opens the gates, and a ledger keeps every cent of it. */
export const contracts = contract({
  ...contractsEvents,
  version: '1.0.0',
  summary: 'Signed by both, then paid: the contract on an approved plan, its milestones and their ledger',
  routes: {
    timeline: timelineRoute,
    readContract: query('/contracts/{contractId}', { summary: 'One contract with clauses, milestones, signatures and ledger', roles: readers, returns }),
    listContracts: query('/contracts', {
      summary: "Contracts: a customer's own, or all of one status for the shop (those out for signature when none is given)",
      roles: readers, query: Searching.extend({ status: ContractStatus.optional() }), returns: page(returns),
    }),
    listOrderContracts: query('/orders/{orderId}/contracts', { summary: 'The contracts of one order, voided ones too', roles: readers, query: Paging, returns: page(returns) }),
    setMilestones: command('/contracts/{contractId}/milestones', { method: 'PUT', summary: "Replace a draft's milestones; they add up to the price of the plan", roles: sellers, body: Milestones, returns, example: exampleMilestones }),
    setClauses: command('/contracts/{contractId}/clauses', { method: 'PUT', summary: "Replace a draft's cost-and-risk table; every cause has one bearer", roles: sellers, body: Clauses, returns, example: exampleClauses }),
    issueContract: command('/contracts/{contractId}/issue', { summary: 'Have the document made and put it out for signature; again, when the time to sign has passed', roles: sellers, body: Issue, returns, example: exampleIssue }),
    documentLink: query('/contracts/{contractId}/document', { summary: 'A signed link to the document that is signed', roles: readers, returns: Link }),
    planLink: query('/contracts/{contractId}/plan', { summary: 'A signed link to the approved plan: its SHA-256 is the plan hash', roles: readers, returns: Link }),
    verifyContract: query('/contracts/{contractId}/verification', { summary: 'Hash the stored bytes of the contract and its amendments again and compare with what was signed', roles: readers, returns: Verification }),
    signContract: command('/contracts/{contractId}/signatures', {
      summary: 'Sign the document: the customer first, then the manufacturer', roles: ['buyer', 'manager'], body: SignatureInput, returns, example: exampleSignature,
    }),
    voidContract: command('/contracts/{contractId}/voidance', { summary: 'Take an unsigned contract off the table', roles: sellers, body: Reason, returns, example: { reason: 'The customer wants another quantity.' } }),
    expireContract: command('/contracts/{contractId}/expiry', { summary: 'Note that the time to sign has passed', roles: sellers, body: Nothing, returns, example: {} }),
    terminateContract: command('/contracts/{contractId}/termination', { summary: 'End a signed contract before it is fulfilled', roles: ['manager'], body: Reason, returns, example: { reason: 'Cancelled by the customer.' } }),
    proposeAmendment: command('/contracts/{contractId}/amendments', { summary: 'Propose a change of clauses or open milestones, as a document of its own', roles: sellers, body: AmendmentInput, returns, example: exampleAmendment }),
    signAmendment: command('/contracts/{contractId}/amendments/{number}/signatures', { summary: 'Sign an amendment: the customer first, then the manufacturer', roles: ['buyer', 'manager'], body: SignatureInput, returns, example: exampleSignature }),
    withdrawAmendment: command('/contracts/{contractId}/amendments/{number}/withdrawal', { summary: 'Take back an amendment that is not signed by both', roles: sellers, body: Nothing, returns, example: {} }),
    amendmentLink: query('/contracts/{contractId}/amendments/{number}/document', { summary: "A signed link to an amendment's document", roles: readers, returns: Link }),
    recordTransfer: command('/contracts/{contractId}/transfers', { summary: 'Record a bank transfer for a milestone', roles: cashiers, body: Transfer, returns, example: exampleTransfer }),
    recordRefund: command('/contracts/{contractId}/refunds', { summary: 'Record money paid back by bank transfer out of one payment', roles: ['manager'], body: Refund, returns, example: exampleRefund }),
    allocatePayment: command('/contracts/{contractId}/allocations', { summary: 'Put unallocated money of one payment onto a milestone', roles: cashiers, body: Allocation, returns, example: exampleAllocation }),
    readPayment: query('/payments/{paymentId}', { summary: 'One payment as the provider reported it', roles: cashiers, returns: versioned(Payment) }),
    listPayments: query('/payments', { summary: 'Payments by status; money that found no milestone when none is given', roles: cashiers, query: Paging.extend({ status: PaymentStatus.default('Unmatched') }), returns: page(versioned(Payment)) }),
    assignPayment: command('/payments/{paymentId}/assignment', { summary: 'Say whose money an unmatched payment is', roles: cashiers, body: Assignment, returns: versioned(Payment), example: exampleAssignment }),
    returnPayment: command('/payments/{paymentId}/return', { summary: 'Note that unmatched money went back to its payer', roles: ['manager'], body: Reason, returns: versioned(Payment), example: { reason: 'Sent back on 4 March, bank reference 77121.' } }),
    readStandardTerms: query('/standard-terms', { summary: 'What new contracts begin with; version 0 while the shop has set nothing of its own', roles: shopRoles, returns: StandardTermsSeen }),
    setStandardTerms: command('/standard-terms', { method: 'PUT', summary: 'Set what new contracts begin with; drafted ones keep what they have', roles: ['manager'], body: StandardTermsInput, returns: StandardTermsSeen, example: exampleStandardTerms }),
    readShopProfile: query('/shop-profile', { summary: 'What the shop says of itself on its documents; version 0 is the sample shop, while it has entered nothing', roles: shopRoles, returns: ShopProfileSeen }),
    setShopProfile: command('/shop-profile', { method: 'PUT', summary: 'Set what documents say of the shop from now on; those that are made keep what they have', roles: ['manager'], body: ShopProfileInput, returns: ShopProfileSeen, example: exampleShopProfile }),
    readNoticeChoices: query('/notice-choices', { summary: 'What one is told by e-mail; version 0 while one has chosen nothing', roles: readers, returns: NoticeChoicesSeen }),
    chooseNotices: command('/notice-choices', { method: 'PUT', summary: 'Choose what to be told by e-mail, and in which language', roles: readers, body: NoticeChoicesInput, returns: NoticeChoicesSeen, example: exampleNoticeChoices }),
    listNotices: query('/notices', { summary: 'The notices sent to oneself, newest first', roles: readers, query: Paging, returns: page(versioned(Notice)) }),
    listPeople: query('/companies/{company}/people', { summary: "Who may sign in for a customer, or for the shop (`shop`)", roles: administrators, returns: Members }),
    invitePerson: creation('/companies/{company}/people', { summary: 'Let somebody new sign in', roles: administrators, body: InvitationInput, returns: MemberChanged, example: exampleInvitation }),
    changePerson: command('/companies/{company}/people/{personId}', { method: 'PUT', summary: "Replace somebody's roles and clearance", roles: administrators, body: StandingInput, returns: MemberChanged, example: { roles: ['buyer'] } }),
    disablePerson: command('/companies/{company}/people/{personId}/disablement', { summary: 'Let somebody sign in no more, and end their sessions', roles: administrators, body: Nothing, returns: MemberChanged, example: {} }),
    enablePerson: command('/companies/{company}/people/{personId}/enablement', { summary: 'Let somebody who was disabled sign in again', roles: administrators, body: Nothing, returns: MemberChanged, example: {} }),
    listApiClients: query('/companies/{company}/clients', { summary: "A customer's systems that sign in as themselves", roles: administrators, returns: ApiClients }),
    createApiClient: creation('/companies/{company}/clients', { summary: "Make a client for a customer's system; its secret is in this answer and nowhere else", roles: administrators, body: ApiClientInput, returns: ApiClientCreated, example: exampleApiClient }),
    revokeApiClient: command('/companies/{company}/clients/{clientId}/revocation', { summary: 'Give a client no more tokens', roles: administrators, body: Nothing, returns: ApiClientRevoked, example: {} }),
    ...deliveryRoutes(),
    paymentWebhook: webhook('/webhooks/payments', {
      summary: "The payment provider's events (Stripe's shapes and signature)", scheme: { kind: 'stripe', secret: 'PAYMENT_WEBHOOK_SECRET' }, body: StripeEvent, example: exampleStripeEvent,
    }),
  },
})
