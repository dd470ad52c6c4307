import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import { Cause, type Clause } from '#shared/vocabulary/liability.ts'
import type { Party } from '#shared/vocabulary/party.ts'
import type { StandardTerms, StandardTermsInput } from '../standard-terms-view.ts'
import { clauseFault } from './terms.ts'

/** Stays in the history: what new contracts began with from then on. */
type StandardTermsEvent = { readonly type: 'StandardTermsSet'; readonly data: StandardTermsInput }

/**
 * In principle the customer bears production cost and risk. The manufacturer bears what its own work, its own suppliers and
 * the transport until the risk passes bring about.
 */
const bearers: { readonly [C in Cause]: Party } = {
  'material-price-change': 'customer',
  'material-defect': 'manufacturer',
  'customer-material-defect': 'customer',
  'customer-tooling-defect': 'customer',
  'design-defect': 'customer',
  'design-change': 'customer',
  'scrap-within-allowance': 'customer',
  workmanship: 'manufacturer',
  'subcontractor-defect': 'manufacturer',
  'late-customer-approval': 'customer',
  cancellation: 'customer',
  'transport-before-risk-transfer': 'manufacturer',
  'transport-after-risk-transfer': 'customer',
}

export const usualClauses: Clause[] = Cause.options.map((cause, index) => ({ id: `R${index + 1}`, cause, bearer: bearers[cause] }))

/** What holds until the shop sets its own: 50 % before production, 40 % before shipment, 10 % after delivery, and the usual bearers. */
export const usualTerms: StandardTerms = {
  standardTermsId: `trm_${'0'.repeat(26)}`,
  validDays: 30,
  milestones: [
    { name: 'Start of production', gate: 'production', share: 5_000 },
    { name: 'Ready for shipment', gate: 'shipment', share: 4_000 },
    { name: 'After delivery', gate: 'none', share: 1_000 },
  ],
  clauses: usualClauses,
}

const whole = 10_000

/** New contracts begin with these; contracts that are drafted keep what they have. */
export const setStandardTerms = (terms: StandardTerms, input: StandardTermsInput): Decided<StandardTerms, StandardTermsEvent> => {
  const sum = input.milestones.reduce((given, { share }) => given + share, 0)
  if (sum !== whole) return refuse('shares-do-not-add-up', { sum: sum / 100 }, '/milestones')
  const fault = clauseFault(input.clauses)
  if (fault) return { ok: false, error: fault }
  return decided<StandardTerms, StandardTermsEvent>({ standardTermsId: terms.standardTermsId, ...input }, { type: 'StandardTermsSet', data: input })
}
