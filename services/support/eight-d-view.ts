import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { Pieces } from '#shared/vocabulary/quantity.ts'
import { CalendarDate, Instant } from '#shared/vocabulary/time.ts'

/** How a cause was found. */
export const CauseMethod = z.enum(['5-why', 'ishikawa', 'fault-tree', 'is-is-not', 'other'])
/** Why it happened, and why it was not found before it left. */
export const CauseSide = z.enum(['occurrence', 'escape'])

const done = { by: Person, at: Instant }
const LotRef = z.strictObject({ lotId: idOf('lot'), lotNumber: z.string() })

/** D0: what the customer sees, and what was done about it at once. */
const Emergency = z.strictObject({ ...done, symptom: z.string(), response: z.string() })
/** D1. `duty`: what each one brings, such as process planning. */
const Team = z.strictObject({ ...done, leader: Person, members: z.array(Person.extend({ duty: z.string() })) })
/** D2: 5W2H. The lots are the case's; their pieces as counted when this was written: `shipped`, and of those `outside` the house. */
const Problem = z.strictObject({
  ...done, what: z.string(), why: z.string(), who: z.string(), where: z.string(), when: z.string(), how: z.string(), howMany: z.string(),
  lots: z.array(LotRef.extend({ shipped: Pieces, outside: Pieces })),
})
/** D3: what keeps more bad pieces from customers until the cause is gone. `lots` are this customer's own; others' are in `sisters`. */
const Containment = z.strictObject({ ...done, action: z.string(), effectiveFrom: Instant, lots: z.array(LotRef) })
/** `chain`: the reasoning step by step, for 5 why the answers. */
const CauseFound = z.strictObject({ method: CauseMethod, chain: z.array(z.string()), cause: z.string() })
/** D4 */
const RootCause = z.strictObject({ ...done, occurrence: CauseFound, escape: CauseFound })
/** D5: actions by their place in the list, from 1. */
const CorrectiveActions = z.strictObject({ ...done, actions: z.array(z.strictObject({ against: CauseSide, action: z.string(), owner: Person, dueOn: CalendarDate })) })
/** D6: `action` is the place in D5's list. */
const Implementation = z.strictObject({ ...done, implemented: z.array(z.strictObject({ action: z.int().min(1), implementedOn: CalendarDate, evidence: z.string() })) })
/** D7: the documents changed, such as the control plan or an FMEA. */
const Prevention = z.strictObject({ ...done, text: z.string(), documents: z.array(z.strictObject({ document: z.string(), revision: z.string(), change: z.string() })) })
const Acknowledgement = z.strictObject({ ...done, note: z.string() })
/** D8: `by` is the manager who approved; never who led or wrote the report. */
const Closure = z.strictObject({ ...done, recognition: z.string() })

/** What one recording of D3 contained at other customers, or for them in the house. */
const Sisters = z.strictObject({ ...done, lots: z.array(LotRef.extend({ orderId: idOf('order'), customerId: z.string() })) })

const d0 = z.strictObject({
  reportId: idOf('eightD'), number: z.string(), caseId: idOf('case'), caseNumber: z.string(), orderId: idOf('order'), customerId: z.string(), customerName: z.string().optional(),
  openedBy: Person, openedAt: Instant, emergency: Emergency,
  /** Other customers' lots, by each recording of D3; the last one counts. For the shop alone: absent for customers, and never in the history they read. */
  sisters: z.array(Sisters).optional(),
})
const d1 = d0.extend({ team: Team })
const d2 = d1.extend({ problem: Problem })
const d3 = d2.extend({ containment: Containment })
const d4 = d3.extend({ rootCause: RootCause })
const d5 = d4.extend({ corrective: CorrectiveActions })
const d6 = d5.extend({ implementation: Implementation })
const d7 = d6.extend({ prevention: Prevention, acknowledgement: Acknowledgement.optional() })

/** 8D report: D0 → D1 → … → D8, one step at a time; each state carries what the earlier ones recorded. */
export const EightD = z.discriminatedUnion('status', [
  d0.extend({ status: z.literal('D0') }),
  d1.extend({ status: z.literal('D1') }),
  d2.extend({ status: z.literal('D2') }),
  d3.extend({ status: z.literal('D3') }),
  d4.extend({ status: z.literal('D4') }),
  d5.extend({ status: z.literal('D5') }),
  d6.extend({ status: z.literal('D6') }),
  d7.extend({ status: z.literal('D7') }),
  d7.extend({ status: z.literal('D8'), closure: Closure }),
])
export type EightD = z.infer<typeof EightD>
export type EightDIn<S extends EightD['status']> = Extract<EightD, { status: S }>
export const EightDStatus = z.enum(['D0', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'])
