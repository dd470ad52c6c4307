import { refuse, type Failure, type Refusal } from '#shared/kernel/result.ts'
import type { Money } from '#shared/vocabulary/money.ts'

/** The refusal of something entered, or nothing when it is in order. */
export type Wrong = Failure<Refusal> | undefined

export const first = <T>(items: readonly T[], wrong: (item: T, index: number) => Wrong): Wrong => {
  for (const [index, item] of items.entries()) {
    const found = wrong(item, index)
    if (found) return found
  }
  return undefined
}

/** Amounts are in the one currency of what they belong to, and no cost is below zero. */
export const wrongAmount = (currency: string, amount: Money, field: string): Wrong => {
  if (amount.currency !== currency) return refuse('currencies-mixed', { currency, found: amount.currency }, field)
  return amount.minor < 0 ? refuse('amount-negative', {}, field) : undefined
}

/** A work centre has one rate. */
export const wrongRates = (rates: readonly { readonly workCentre: string }[], field: string): Wrong => {
  const centres = rates.map(({ workCentre }) => workCentre)
  return first(centres, (workCentre, index) => (centres.indexOf(workCentre) < index ? refuse('rates-repeat', { workCentre }, `${field}/${index}/workCentre`) : undefined))
}
