import type * as z from 'zod'
import { Cause } from '#shared/vocabulary/liability.ts'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'
import type { Allocation, AmendmentInput, Clauses, Issue, Milestones, Refund, SignatureInput, Transfer } from './contract-input.ts'
import type { NoticeChoicesInput } from './notice-view.ts'
import type { ApiClientInput, InvitationInput } from './people-view.ts'
import type { StandardTermsInput } from './standard-terms-view.ts'
import type { StripeEvent } from './stripe-event-input.ts'
import type { ShopProfileInput } from './shop-profile-view.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const digest = '0'.repeat(64)

export const exampleMilestones: z.input<typeof Milestones> = {
  milestones: [
    { name: 'Start of production', gate: 'production', amount: eur(150_000) },
    { name: 'Ready for shipment', gate: 'shipment', amount: eur(150_000) },
  ],
}

export const exampleClauses: z.input<typeof Clauses> = {
  clauses: Cause.options.map((cause, index) => ({ id: `R${index + 1}`, cause, bearer: cause === 'workmanship' ? 'manufacturer' : 'customer' })),
}

export const exampleIssue: z.input<typeof Issue> = { locale: 'en', validDays: 30 }

export const exampleNoticeChoices: NoticeChoicesInput = { language: 'te', todo: 'at-once', message: 'at-once', news: 'never' }

export const exampleStandardTerms: StandardTermsInput = {
  validDays: 21, clauses: exampleClauses.clauses,
  milestones: [
    { name: 'Deposit', gate: 'production', share: 3_000 },
    { name: 'Before shipment', gate: 'shipment', share: 7_000 },
  ],
}

export const exampleShopProfile: ShopProfileInput = {
  ...sampleShop, vatId: '36AABCK1234L1Z5', email: 'office@kaveri.example', phone: '+91 40 5550 0100',
  bank: { holder: 'Kaveri Precision Works', bankName: 'Deccan Commerce Bank', accountNumber: '00410100012345', bankCode: 'DCBX0000041' },
}

export const exampleSignature: z.input<typeof SignatureInput> = {
  typedName: 'Bea Buyer', consent: true, documentHash: digest, intentText: 'I have read contract CTR-000001 and sign it electronically.',
}

export const exampleTransfer: z.input<typeof Transfer> = { milestoneId: 'M1', amount: eur(150_000), bankReference: 'SEPA 2026-03-04 / 77120', receivedOn: '2026-03-04' }
export const exampleRefund: z.input<typeof Refund> = { reference: 'SEPA 2026-03-04 / 77120', amount: eur(5_000), bankReference: 'SEPA 2026-04-01 / 1201', reason: 'Refund agreed for RMA-000002.' }
export const exampleAllocation: z.input<typeof Allocation> = { reference: 'pi_3PZ', milestoneId: 'M2', amount: eur(5_000) }
export const exampleAssignment = { contractId: 'ctr_01JD0000000000000000000000', milestoneId: 'M1' }

export const exampleAmendment: z.input<typeof AmendmentInput> = {
  locale: 'en', validDays: 14, reason: 'Second delivery added.', clauses: exampleClauses.clauses,
  milestones: exampleMilestones.milestones.map((milestone, index) => ({ ...milestone, milestoneId: `M${index + 1}` })),
}

export const exampleStripeEvent: z.input<typeof StripeEvent> = {
  id: 'evt_1', type: 'payment_intent.succeeded', created: 1_772_438_400,
  data: { object: { id: 'pi_3PZ', amount: 150_000, amount_received: 150_000, currency: 'eur', metadata: { contractId: 'ctr_01JD0000000000000000000000', milestoneId: 'M1' } } },
}

export const exampleInvitation: z.input<typeof InvitationInput> = { name: 'Nia Neumann', email: 'nia.neumann@example.com', roles: ['buyer'], customerName: 'Aurora Pumps GmbH' }

export const exampleApiClient: z.input<typeof ApiClientInput> = { name: 'ERP', customerName: 'Aurora Pumps GmbH' }
