import { addressAt, type PersonalData } from '#shared/kernel/personal.ts'
import { commercialYears } from '#shared/vocabulary/retention.ts'

const plan = { texts: addressAt('data.content.delivery.address') }
const byCustomer = { people: ['actor'] }

/**
 * Requirement lines, plans and prices are the trade and stay. A plan's address is part of what was hashed: once it is erased, the recorded hash still
 * names what was approved, and cannot be computed again.
 */
export const personal: PersonalData = {
  keepYears: commercialYears,
  orders: { index: 'byCustomer', prefix: 'rfq#' },
  own: [{ index: 'byCustomer', prefix: 'addressBook#' }],
  things: {
    rfq: {
      running: ['Draft', 'Submitted', 'InReview', 'NeedsClarification'],
      people: ['buyer', 'messages[side=customer].by', 'requirements[].conversation[side=customer].by'],
      texts: [...addressAt('wishes.delivery.address'), 'messages[].text', 'requirements[].conversation[].text', 'closed.reason'],
    },
    pln: { running: ['Draft', 'Submitted', 'ChangesRequested'], people: ['approver'], texts: [...addressAt('content.delivery.address'), 'reason'] },
    pdc: { running: [], files: ['sha256'] },
  },
  events: {
    RequestOpened: byCustomer,
    RequirementsSubmitted: byCustomer,
    RequestWithdrawn: { ...byCustomer, texts: ['data.reason'] },
    RequestDeclined: { texts: ['data.reason'] },
    MessagePosted: { texts: ['data.text'] },
    RequirementQuestioned: { texts: ['data.question'] },
    QuestionAnswered: { ...byCustomer, texts: ['data.text'] },
    PlanDrafted: plan,
    PlanRevised: plan,
    PlanSubmitted: plan,
    PlanApproved: { ...plan, ...byCustomer },
    PlanChangesRequested: { ...byCustomer, texts: ['data.reason'] },
    PlanRejected: { ...byCustomer, texts: ['data.reason'] },
  },
}
