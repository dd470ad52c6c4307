import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { compare, nano } from '#shared/vocabulary/decimal.ts'
import type { Money } from '#shared/vocabulary/money.ts'
import type { Characteristic, PlannedOperation } from '#shared/vocabulary/plan-content.ts'
import type { PlanInput, PriceInput } from '../plan-input.ts'
import { first, wrongAmount, wrongRates, type Wrong } from './wrong.ts'

/** Refuses a plan that contradicts itself; each refusal points at the field that does. */
export const coherent = (input: PlanInput): Result<PlanInput, Refusal> =>
  wrongRouting(input) ?? wrongOutside(input) ?? wrongAmounts(input.price) ?? wrongRates(input.price.rates, '/price/rates') ?? wrongLeadTimes(input.price) ?? wrongExchange(input.price) ?? wrongControlPlan(input.controlPlan) ?? ok(input)

const wrongRouting = ({ routing, price }: PlanInput): Wrong =>
  first(routing, (operation, index) => wrongSequence(routing, operation, index) ?? wrongPerformer(operation, price, index))

const wrongSequence = (routing: readonly PlannedOperation[], { sequence }: PlannedOperation, index: number): Wrong => {
  const before = routing[index - 1]?.sequence
  return before !== undefined && sequence <= before ? refuse('operations-out-of-order', { sequence, before }, `/routing/${index}/sequence`) : undefined
}

const wrongPerformer = ({ performer, supplier, workCentre, sequence }: PlannedOperation, { rates }: PriceInput, index: number): Wrong => {
  if (performer === 'subcontractor' && supplier === undefined) return refuse('supplier-missing', { sequence }, `/routing/${index}/supplier`)
  const rated = performer !== 'manufacturer' || rates.some((rate) => rate.workCentre === workCentre)
  return rated ? undefined : refuse('rate-missing', { workCentre, sequence }, `/routing/${index}/workCentre`)
}

/** Every supplier in the routing has one price, and every price a supplier in the routing: nothing is forgotten or paid for nothing. */
const wrongOutside = ({ routing, price }: PlanInput): Wrong => {
  const suppliers = routing.flatMap(({ performer, supplier }) => (performer === 'subcontractor' && supplier !== undefined ? [supplier] : []))
  const prices = price.outside.map(({ supplier }) => supplier)
  return first(suppliers, (supplier) => (prices.includes(supplier) ? undefined : refuse('outside-price-missing', { supplier }, '/price/outside')))
    ?? first(prices, (supplier, index) => {
      if (prices.indexOf(supplier) < index) return refuse('outside-prices-repeat', { supplier }, `/price/outside/${index}/supplier`)
      return suppliers.includes(supplier) ? undefined : refuse('outside-price-unused', { supplier }, `/price/outside/${index}/supplier`)
    })
}

const wrongAmounts = (price: PriceInput): Wrong => first(amountsOf(price), ([amount, pointer]) => wrongAmount(price.currency, amount, pointer))

const amountsOf = (price: PriceInput): (readonly [Money, string])[] => [
  ...price.rates.map(({ perHour }, index) => [perHour, `/price/rates/${index}/perHour`] as const),
  [price.programming, '/price/programming'],
  [price.materialPerPiece, '/price/materialPerPiece'],
  [price.toolWearPerPiece, '/price/toolWearPerPiece'],
  [price.inspectionPerPiece, '/price/inspectionPerPiece'],
  ...price.outside.flatMap(({ minimum, perPiece }, index) => [[minimum, `/price/outside/${index}/minimum`] as const, [perPiece, `/price/outside/${index}/perPiece`] as const]),
]

const wrongLeadTimes = ({ leadTimes = [] }: PriceInput): Wrong =>
  first(leadTimes, ({ days }, index) => (leadTimes.findIndex((each) => each.days === days) < index ? refuse('lead-times-repeat', { days }, `/price/leadTimes/${index}/days`) : undefined))

const wrongExchange = ({ currency, exchange }: PriceInput): Wrong => {
  if (!exchange) return undefined
  if (exchange.currency === currency) return refuse('exchange-same-currency', { currency }, '/price/exchange/currency')
  return nano(exchange.rate) > 0n ? undefined : refuse('exchange-rate-zero', { currency: exchange.currency }, '/price/exchange/rate')
}

const wrongControlPlan = (plan: readonly Characteristic[]): Wrong =>
  first(plan, (characteristic, index) => {
    const { number } = characteristic
    if (plan.findIndex((each) => each.number === number) < index) return refuse('characteristics-repeat', { number }, `/controlPlan/${index}/number`)
    return wrongSampling(characteristic, `/controlPlan/${index}`) ?? wrongLimits(characteristic, `/controlPlan/${index}`)
  })

/** ISO 2859-1 counts nonconforming pieces: its plans are for what is judged. What is measured needs a plan by variables, or a fixed sample. */
const wrongSampling = ({ number, kind, sampling }: Characteristic, at: string): Wrong =>
  kind === 'variable' && sampling.plan === 'aql' ? refuse('aql-for-variable', { number }, `${at}/sampling/plan`) : undefined

/** A variable needs a nominal (it gives the unit) and at least one limit; lower ≤ nominal ≤ upper, compared as exact decimals. */
const wrongLimits = ({ number, kind, nominal, lower, upper }: Characteristic, at: string): Wrong => {
  if (kind === 'attribute') return undefined
  if (nominal === undefined) return refuse('nominal-missing', { number }, `${at}/nominal`)
  if (lower === undefined && upper === undefined) return refuse('limits-missing', { number }, `${at}/lower`)
  if (lower !== undefined && compare(lower, nominal.value) > 0) return refuse('limits-contradict', { number }, `${at}/lower`)
  return upper !== undefined && compare(nominal.value, upper) > 0 ? refuse('limits-contradict', { number }, `${at}/upper`) : undefined
}
