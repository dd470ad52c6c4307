import type { Money } from '#shared/vocabulary/money.ts'
import type { PriceInput } from '../plan-input.ts'
import type { PriceFactor } from '../plan-view.ts'

/** An amount of the plan input, in minor units of its currency, per something or once. */
export const amount = (name: string, { minor, currency }: Money, per: string | undefined, source: string): PriceFactor => ({
  name, value: String(minor), unit: per === undefined ? `${currency} minor` : `${currency} minor/${per}`, source,
})

/** The number of pieces the trace is for: the planned quantity or one of the customer's wishes. */
export const quantityOf = (quantity: number): PriceFactor => ({ name: 'quantity', value: String(quantity), unit: 'C62', source: 'quantity' })

/** What one unit of the shop's currency was worth in the customer's, on which day and by whose word. */
export const exchange = (from: string, { currency, rate, on, source }: NonNullable<PriceInput['exchange']>): PriceFactor =>
  ({ name: 'exchange-rate', of: `${source}, ${on}`, value: rate, unit: `${currency}/${from}`, source: '/price/exchange/rate' })

/** Something the pricing rule itself says, not the planner. */
export const rule = (name: string, value: string, unit: string): PriceFactor => ({ name, value, unit, source: 'rule' })
