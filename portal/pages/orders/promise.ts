import type { Contract } from '#services/contracts/contract-view.ts'

const dayMs = 86_400_000

/** The day an order is promised for: its lead time, counted from the day its contract became active. */
export const promisedOn = (contract: Contract): string | undefined =>
  'activeAt' in contract ? new Date(Date.parse(contract.activeAt) + contract.subject.leadTimeDays * dayMs).toISOString() : undefined

/** Pieces that have arrived. */
export const deliveredOf = ({ deliveries }: Contract): number => deliveries.reduce((sum, { quantity }) => sum + quantity, 0)

/** Whole days since the promised one, where pieces are still to be delivered. */
export const daysLate = (contract: Contract, now: Date): number | undefined => {
  const promised = promisedOn(contract)
  if (contract.status !== 'Active' || promised === undefined || Date.parse(promised) >= now.getTime() || deliveredOf(contract) >= contract.subject.quantity) return undefined
  return Math.floor((now.getTime() - Date.parse(promised)) / dayMs)
}
