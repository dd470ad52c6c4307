import { contentHash } from '#shared/kernel/hash.ts'
import type { Result, Refusal } from '#shared/kernel/result.ts'
import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import { attach } from '../domain/attach.ts'
import { draft, submit as submitPlan } from '../domain/plan.ts'
import { answer } from '../domain/requirements.ts'
import { open, quote, startReview, submit } from '../domain/rfq.ts'
import { examplePlan, exampleWishes } from '../examples.ts'
import type { PlanInput } from '../plan-input.ts'
import type { Plan, PlanIn } from '../plan-view.ts'
import type { Rfq } from '../rfq-view.ts'

/** States as the decisions themselves make them: nothing here is written by hand that a command could not lead to. */
export const now = '2026-03-02T08:00:00.000Z'
export const buyer = { id: 'buyer-aurora', name: 'Bea Buyer' }
export const sales = { id: 'sales-engineer', name: 'Sam Sales' }
export const ulid = (digit: string) => digit.repeat(26)

/** The state a decision leads to; a refusal fails the test. */
export const next = <S, E>(decision: Result<{ readonly next: S; readonly events: readonly E[] }, Refusal>): S => {
  if (!decision.ok) throw new Error(`refused: ${decision.error.code}`)
  return decision.value.next
}
/** The facts and events of a decision. */
export const told = <S, E extends { readonly type: string }>(decision: Result<{ readonly next: S; readonly events: readonly E[] }, Refusal>): string[] => {
  if (!decision.ok) throw new Error(`refused: ${decision.error.code}`)
  return decision.value.events.map(({ type }) => type)
}
export const refusal = (result: Result<unknown, Refusal>): string | undefined => (result.ok ? undefined : [result.error.code, result.error.field].filter(Boolean).join(' '))

export const file = (name: string, exportClass: ExportClass = 'confidential') =>
  ({ sha256: contentHash(name), name, bytes: 100, contentType: 'application/octet-stream', revision: 'A', exportClass })

export const opening = { rfqId: `rfq_${ulid('1')}`, number: 'RFQ-000001', orderId: `ord_${ulid('1')}`, customerId: 'cus_aurora', customerName: 'Aurora', buyer }
export const drafted = (): Rfq => next(open(opening, exampleWishes, now))
export const withDrawing = (): Rfq => next(attach(drafted(), file('drawing.dwg'), buyer, now))
export const submitted = (): Rfq => next(submit(withDrawing(), now))
export const inReview = (): Rfq => next(startReview(submitted(), now))
export const acceptAll = (rfq: Rfq): Rfq => rfq.requirements.reduce((at, { line }) => next(answer(at, line, { answer: 'accept' }, sales, now)), rfq)
export const accepted = (): Rfq => acceptAll(inReview())

export const planNamed = (digit: string) => ({ planId: `pln_${ulid(digit)}`, number: `PLN-00000${digit}` })
export const draftedPlan = (rfq: Rfq = accepted(), input: PlanInput = examplePlan): Plan => next(draft(planNamed('1'), rfq, undefined, input, now))
export const submittedPlan = (rfq: Rfq = accepted()): PlanIn<'Submitted'> => {
  const plan = draftedPlan(rfq)
  const at = next(submitPlan(plan, rfq, undefined, { contentHash: contentHash(plan.content), validDays: 30 }, now))
  if (at.status !== 'Submitted') throw new Error(at.status)
  return at
}
export const quoted = (): Rfq => next(quote(accepted(), planNamed('1').planId, now))
