import type { Estimate, EstimatedOperation } from '#services/quoting/estimate-view.ts'
import type { PriceBook } from '#services/quoting/price-book-view.ts'
import type { Plan } from '#services/quoting/plan-view.ts'
import type { Rfq } from '#services/quoting/rfq-view.ts'
import type { Fields } from '../../forms/values.ts'

type Prices = NonNullable<PriceBook['prices']>
type EstimateMade = Extract<Estimate, { outcome: 'made' }>

/** A new plan begins with what the request already says, and its price with what the shop's price book says. */
export const planDefaults = ({ wishes }: Rfq, prices?: Prices): Fields =>
  ({ ...(wishes && { quantity: wishes.quantities[0], standards: [wishes.toleranceClass], packaging: wishes.packaging, delivery: wishes.delivery }), ...(prices && { price: priceDefaults(prices, wishes) }) })

type StepWords = { readonly [W in 'name' | 'instructions']: (operation: EstimatedOperation) => string }

/** The same with the routing and the amounts of an estimate; the words of each step are the reader's. What is not known stays empty, to be entered. */
export const estimatedPlan = (rfq: Rfq, prices: Prices | undefined, { operations, amounts, outside }: Pick<EstimateMade, 'operations' | 'amounts' | 'outside'>, words: StepWords): Fields => ({
  ...planDefaults(rfq, prices),
  routing: operations.map((operation) => {
    const { sequence, workCentre, performer, supplier, setupSeconds, cycleSeconds } = operation
    return { sequence, name: words.name(operation), workCentre, performer, ...(supplier !== undefined && { supplier }), setupSeconds, cycleSeconds, instructions: words.instructions(operation) }
  }),
  ...(prices && { price: { ...priceDefaults(prices, rfq.wishes), ...amounts, outside } }),
})

/** Of a rate only what a plan keeps: what estimates need of a work centre stays in the book. */
const priceDefaults = ({ currency, rates, scrapAllowance, overhead, margin, exchangeRates = [] }: Prices, wishes: Rfq['wishes']): Fields => {
  const exchange = exchangeRates.find((each) => each.currency === wishes?.currency)
  return { currency, rates: rates.map(({ workCentre, perHour }) => ({ workCentre, perHour })), scrapAllowance, overhead, margin, ...(exchange && { exchange }) }
}

/** A revision begins with the plan as it is; its pricing is there for the shop. */
export const planAsInput = ({ content: { quantity, routing, standards, controlPlan, packaging, delivery, leadTimeDays }, pricing }: Plan): Fields =>
  ({ quantity, routing, standards, controlPlan, packaging, delivery, leadTimeDays, ...(pricing && { price: pricing }) })
