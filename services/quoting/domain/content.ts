import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { PlanContent } from '#shared/vocabulary/plan-content.ts'
import type { PlanInput } from '../plan-input.ts'
import type { Plan } from '../plan-view.ts'
import type { Requirement, Rfq } from '../rfq-view.ts'
import { documentRefs } from './documents.ts'
import { coherent } from './planning.ts'
import { price } from './price.ts'
import type { Plannable } from './rfq.ts'

export type Worked = Pick<Plan, 'content' | 'exportClass' | 'traces'> & { readonly pricing: PlanInput['price'] }

/** Works out what the customer would approve: the planner's input, the customer's accepted requirements, and the price of each quantity. */
export const workOut = (rfq: Plannable, input: PlanInput, revision: number): Result<Worked, Refusal> => {
  const checked = coherent(input)
  if (!checked.ok) return checked
  const { price: pricing, ...planned } = input
  const planPrice = price(input, input.quantity)
  if (!planPrice.ok) return planPrice
  const traces = [planPrice.value]
  for (const quantity of rfq.wishes.quantities.filter((wished) => wished !== input.quantity)) {
    const priced = price(input, quantity)
    if (!priced.ok) return priced
    traces.push(priced.value)
  }
  const leadTimes = offeredTimes(input)
  if (!leadTimes.ok) return leadTimes
  const { part, material, finish, toleranceClass } = rfq.wishes
  const { exchange } = pricing
  const content: PlanContent = {
    rfqId: rfq.rfqId, revision, part, material, finish, toleranceClass, ...planned,
    documents: documentRefs(rfq), exceptions: exceptionsOf(rfq),
    ...(exchange && { exchange: { from: pricing.currency, to: exchange.currency, rate: exchange.rate, on: exchange.on, source: exchange.source } }),
    unitPrice: planPrice.value.unitPrice, total: planPrice.value.total,
    breaks: traces.map(({ quantity, unitPrice, total }) => ({ quantity, unitPrice, total })).toSorted((a, b) => a.quantity - b.quantity),
    ...(leadTimes.value.length > 0 && { leadTimes: leadTimes.value }),
  }
  return ok({ content, exportClass: rfq.exportClass, traces, pricing })
}

/** The plan's quantity at each other lead time, the shortest first. */
const offeredTimes = (input: PlanInput): Result<NonNullable<PlanContent['leadTimes']>, Refusal> => {
  const offered: NonNullable<PlanContent['leadTimes']> = []
  for (const { days } of (input.price.leadTimes ?? []).toSorted((a, b) => a.days - b.days)) {
    if (days === input.leadTimeDays) continue
    const priced = price({ ...input, leadTimeDays: days }, input.quantity)
    if (!priced.ok) return priced
    offered.push({ days, unitPrice: priced.value.unitPrice, total: priced.value.total })
  }
  return ok(offered)
}

const exceptionsOf = ({ requirements }: Rfq): NonNullable<PlanContent['exceptions']> =>
  requirements.flatMap(({ line, text, answer }) => (answer.status === 'Excepted' ? [{ line, requirement: text, exception: answer.exception }] : []))

/** Whether the request still says what the plan was worked out from; its wishes never change, its documents and exceptions may. */
export const current = (content: PlanContent, rfq: Rfq): boolean =>
  basis(content.documents, content.exceptions ?? []) === basis(documentRefs(rfq), exceptionsOf(rfq))

/**
 * Lines of the request from which a plan departs (delivery, packaging) and that no exception excuses. Material, finish and tolerances are the request's own and cannot depart; a plan for
 * other pieces has the prices of those that were asked for beside it; what is said in notes and drawings only people can compare.
 */
export const departures = ({ delivery, packaging }: PlanContent, { wishes, requirements }: Rfq): number[] => {
  if (!wishes) return []
  const differs: { readonly [kind in Requirement['kind']]?: boolean } = {
    delivery: JSON.stringify(delivery) !== JSON.stringify(wishes.delivery), packaging: JSON.stringify(packaging) !== JSON.stringify(wishes.packaging),
  }
  return requirements.flatMap(({ line, kind, answer, source }) => (differs[kind] && source?.kind !== 'drawing' && answer.status !== 'Excepted' ? [line] : []))
}

const basis = (documents: PlanContent['documents'], exceptions: NonNullable<PlanContent['exceptions']>): string =>
  JSON.stringify([
    documents.map(({ sha256, name, revision, exportClass }) => [sha256, name, revision, exportClass]),
    exceptions.map(({ line, requirement, exception }) => [line, requirement, exception]),
  ])
