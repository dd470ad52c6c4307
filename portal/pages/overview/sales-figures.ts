import type { ValueOf } from '../../api/clients.ts'

type Plan = ValueOf<'quoting', 'findPlans'>['items'][number]
type Request = ValueOf<'quoting', 'listRequests'>['items'][number]

export const outcomes = ['won', 'waiting', 'lost', 'lapsed'] as const
export type Outcome = (typeof outcomes)[number]

/** An offer that was before a customer: what became of it, how long the customer had waited for it (hours), and its margin as a share of its price. */
export type Offer = { readonly plan: Plan; readonly outcome: Outcome; readonly hours?: number; readonly margin?: number }

const outcomeOf = (plan: Plan): Outcome | undefined => {
  switch (plan.status) {
    case 'Approved': return 'won'
    case 'Submitted': case 'ChangesRequested': return 'waiting'
    case 'Rejected': return 'lost'
    case 'Expired': return 'lapsed'
    // Not sent yet, or given way to another offer, which is counted.
    case 'Draft': case 'Superseded': return undefined
  }
}

const hourMs = 3_600_000

/** The wait is counted from the sending of the request to the newest submission of its plan: a plan that was sent back waits for longer. */
export const offersOf = (plans: readonly Plan[], requests: readonly Request[]): Offer[] => {
  const sentAt = new Map(requests.flatMap((request) => ('submittedAt' in request ? [[request.rfqId, Date.parse(request.submittedAt)] as const] : [])))
  return plans.flatMap((plan): Offer[] => {
    const outcome = outcomeOf(plan)
    if (!outcome) return []
    const [sent, margin] = [sentAt.get(plan.rfqId), marginOf(plan)]
    const hours = sent !== undefined && 'submittedAt' in plan ? (Date.parse(plan.submittedAt) - sent) / hourMs : undefined
    return [{ plan, outcome, ...(hours !== undefined && { hours }), ...(margin !== undefined && { margin }) }]
  })
}

/** Margin is a share of the price (`domain.md` §5), never of the cost. */
const marginOf = ({ traces, content }: Plan): number | undefined => {
  const trace = traces.find(({ quantity }) => quantity === content.quantity)
  const margin = trace?.terms.find(({ term }) => term === 'margin')
  return trace && margin && trace.total.minor > 0 ? margin.amount.minor / trace.total.minor : undefined
}

/** Of the offers that were decided, those that were won; none decided has none. */
export const conversion = (offers: readonly Offer[]): number | undefined => {
  const decided = offers.filter(({ outcome }) => outcome !== 'waiting').length
  return decided === 0 ? undefined : offers.filter(({ outcome }) => outcome === 'won').length / decided
}

/** How long customers wait, in the steps in which they feel it; the upper bound in hours. */
export const waits = [['day', 24], ['threeDays', 72], ['week', 168], ['longer', Number.POSITIVE_INFINITY]] as const
export type Wait = (typeof waits)[number][0]
export const waitOf = ({ hours }: Offer): Wait | undefined => (hours === undefined ? undefined : waits.find(([, most]) => hours <= most)?.[0])

/** The middle one, or the mean of the two; of none there is none. */
export const median = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
