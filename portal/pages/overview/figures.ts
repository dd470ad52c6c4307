import type { ValueOf } from '../../api/clients.ts'
import type { Money } from '#shared/vocabulary/money.ts'
import { daysLate, deliveredOf, promisedOn } from '../orders/promise.ts'

type Contract = ValueOf<'contracts', 'listContracts'>['items'][number]
type Lot = ValueOf<'production', 'listLots'>['items'][number]

export type Late = { readonly contract: Contract; readonly promised: string; readonly days: number; readonly delivered: number }

/** Active contracts whose lead time, counted from the day they became active, is over and of which pieces are still to be delivered; the latest first. */
export const lateOnes = (contracts: readonly Contract[], now: Date): readonly Late[] =>
  contracts.flatMap((contract) => {
    const days = daysLate(contract, now)
    return days === undefined ? [] : [{ contract, promised: promisedOn(contract) ?? '', days, delivered: deliveredOf(contract) }]
  }).toSorted((a, b) => b.days - a.days)

export type Pass = { readonly lot: Lot; readonly operation: Lot['operations'][number]; readonly input: number; readonly first: number }
export type Yield = { readonly workCentre: string; readonly input: number; readonly first: number; readonly passes: readonly Pass[] }

/**
 * First-pass yield by work centre (ISO 22400-2): of the pieces that went in, those that came out good without rework. Counted over finished
 * operations of the shop's own. A piece that was reworked and then scrapped counts as two that did not pass, so the figure is never too high.
 */
export const firstPass = (lots: readonly Lot[]): readonly Yield[] => {
  const passes = lots.flatMap((lot) => lot.operations.filter(({ status, performer, ledger }) => status === 'Done' && performer === 'manufacturer' && ledger.input > 0)
    .map((operation) => ({ lot, operation, input: operation.ledger.input, first: Math.max(0, operation.ledger.input - operation.ledger.scrap - operation.reworked) })))
  return [...Map.groupBy(passes, ({ operation }) => operation.workCentre)].map(([workCentre, of]) => ({
    workCentre, passes: of, input: of.reduce((sum, { input }) => sum + input, 0), first: of.reduce((sum, { first }) => sum + first, 0),
  })).toSorted((a, b) => a.first / a.input - b.first / b.input)
}

export type Waiting = { readonly contract: Contract; readonly milestone: Contract['milestones'][number]; readonly open: Money }
export type GateMoney = { readonly gate: string; readonly currency: string; readonly minor: number; readonly waiting: readonly Waiting[] }

/** Money that a gate waits for: what is still open of the milestones of signed contracts, by gate and currency. */
export const moneyAtGates = (contracts: readonly Contract[]): readonly GateMoney[] => {
  const waiting = contracts.filter(({ status }) => status === 'Signed' || status === 'Active').flatMap((contract) => contract.milestones.flatMap((milestone) => {
    const minor = milestone.amount.minor - milestone.received.minor
    return minor > 0 && milestone.status !== 'Refunded' ? [{ contract, milestone, open: { minor, currency: milestone.amount.currency } }] : []
  }))
  return [...Map.groupBy(waiting, ({ milestone, open }) => `${milestone.gate} ${open.currency}`).values()].map((of) => ({
    gate: of[0]?.milestone.gate ?? '', currency: of[0]?.open.currency ?? '', minor: of.reduce((sum, { open }) => sum + open.minor, 0), waiting: of,
  }))
}
