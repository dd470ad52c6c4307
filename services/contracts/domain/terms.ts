import { decided, refuse, type Refusal } from '#shared/kernel/result.ts'
import type { Gate } from '#shared/vocabulary/gate.ts'
import { Cause, type Clause } from '#shared/vocabulary/liability.ts'
import { allocate, money, type Money } from '#shared/vocabulary/money.ts'
import type { Contract, Milestone } from '../contract-view.ts'
import type { StandardTerms } from '../standard-terms-view.ts'
import { printed } from './amount.ts'
import type { ContractDecided } from './happening.ts'

/** Names the general terms printed in the document (`document.terms.*` of the message catalogues); a new text is a new version. */
export const termsVersion = '2026-11'

/** A new contract's milestones: each its share of the total, together all of it, to the last minor unit. */
export const milestonesOf = (total: Money, shares: StandardTerms['milestones']): Milestone[] => {
  const amounts = allocate(total, shares.map(({ share }) => share))
  return shares.map(({ name, gate }, index) => scheduled(index, { name, gate, amount: amounts[index] ?? money(0, total.currency) }))
}

type Wanted = { readonly name: string; readonly gate: Gate; readonly amount: Money }

const scheduled = (index: number, { name, gate, amount }: Wanted): Milestone => ({
  milestoneId: `M${index + 1}`, name, gate, amount, status: 'Scheduled', received: money(0, amount.currency),
})

/** Replaces a draft's milestones; together they are exactly the price of the approved plan. */
export const setMilestones = (state: Contract, wanted: readonly Wanted[]): ContractDecided => {
  if (state.status !== 'Draft') return refuse('not-a-draft', { status: state.status })
  if (state.preparation.status === 'Rendering') return refuse('document-rendering')
  const { total } = state.subject
  const other = wanted.findIndex(({ amount }) => amount.currency !== total.currency)
  if (other >= 0) return refuse('currency-differs', { currency: total.currency }, `/milestones/${other}/amount/currency`)
  const given = wanted.reduce((sum, { amount }) => sum + amount.minor, 0)
  if (given !== total.minor) return refuse('milestones-do-not-add-up', { sum: printed(money(given, total.currency)), total: printed(total) }, '/milestones')
  const milestones = wanted.map((each, index) => scheduled(index, each))
  return decided({ ...state, milestones }, { type: 'MilestonesSet', data: { milestones } })
}

/** Replaces a draft's clause table; every cause stands in it exactly once, so that no cost is without a bearer. */
export const setClauses = (state: Contract, clauses: readonly Clause[]): ContractDecided => {
  if (state.status !== 'Draft') return refuse('not-a-draft', { status: state.status })
  if (state.preparation.status === 'Rendering') return refuse('document-rendering')
  const fault = clauseFault(clauses)
  if (fault) return { ok: false, error: fault }
  return decided({ ...state, clauses: [...clauses] }, { type: 'ClausesSet', data: { clauses } })
}

/** What keeps a clause table from being complete and unambiguous, if anything. */
export const clauseFault = (clauses: readonly Clause[]): Refusal | undefined => {
  const missing = Cause.options.find((cause) => !clauses.some((clause) => clause.cause === cause))
  if (missing) return { code: 'clause-missing', params: { cause: missing }, field: '/clauses' }
  const repeated = clauses.findIndex((clause, index) => clauses.findIndex(({ cause }) => cause === clause.cause) < index)
  if (repeated >= 0) return { code: 'clause-repeats', params: { cause: clauses[repeated]?.cause ?? '' }, field: `/clauses/${repeated}/cause` }
  const sameId = clauses.findIndex((clause, index) => clauses.findIndex(({ id }) => id === clause.id) < index)
  if (sameId >= 0) return { code: 'clause-id-repeats', params: { id: clauses[sameId]?.id ?? '' }, field: `/clauses/${sameId}/id` }
  return undefined
}
