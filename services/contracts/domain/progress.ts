import { money } from '#shared/vocabulary/money.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Contract, ContractIn, Milestone, MilestoneStatus } from '../contract-view.ts'
import type { LedgerEntry } from '../ledger-view.ts'
import { baseOf } from './draft.ts'
import type { ContractEvent } from './happening.ts'
import { balanceOf, isDisputed, partsSum } from './ledger.ts'

export type InForce = ContractIn<'Signed' | 'Active' | 'Completed'>
export const isInForce = (state: Contract): state is InForce => state.status === 'Signed' || state.status === 'Active' || state.status === 'Completed'

/**
 * Where a contract stands after money, a signature or a delivery: balances from the ledger, milestones that have become due,
 * Signed → Active when production is paid, Active → Completed when all is paid and delivered.
 */
export const progress = (state: Contract, now: Instant): { readonly next: Contract; readonly events: readonly ContractEvent[] } => {
  const counted = balanced(state)
  const active = counted.status === 'Signed' && counted.milestones.every(({ gate, status }) => gate !== 'production' || status === 'Received')
    ? balanced({ ...baseOf(counted), ...signedOf(counted), status: 'Active', activeAt: now })
    : counted
  const completed: Contract = active.status === 'Active' && isDelivered(active) && active.milestones.every(({ status }) => status === 'Received')
    ? { ...active, status: 'Completed', completedAt: now }
    : active
  const events: ContractEvent[] = [
    ...(active === counted ? [] : [{ type: 'ContractActivated', data: {} } as const]),
    ...(completed === active ? [] : [{ type: 'ContractCompleted', data: {} } as const]),
  ]
  return { next: completed, events }
}

/** At least 90 % of the pieces ordered have been delivered: under-run of 10 % is within the general terms. */
export const isDelivered = ({ deliveries, subject }: Contract): boolean => deliveries.reduce((sum, { quantity }) => sum + quantity, 0) * 10 >= subject.quantity * 9

export const signedOf = ({ document, signatures, signedAt }: InForce) => ({ document, signatures, signedAt })

const balanced = <S extends Contract>(state: S): S => {
  const { held, unallocated } = balanceOf(state.ledger)
  const milestones = state.milestones.map((milestone): Milestone => {
    const received = held.get(milestone.milestoneId) ?? 0
    return { ...milestone, received: money(received, milestone.amount.currency), status: statusOf(milestone, received, state) }
  })
  return { ...state, milestones, unallocated: money(unallocated, state.unallocated.currency) }
}

const statusOf = (milestone: Milestone, received: number, state: Contract): MilestoneStatus => {
  const { milestoneId, amount } = milestone
  const own = state.ledger.filter((entry) => entry.milestoneId === milestoneId || entry.parts.some((part) => part.milestoneId === milestoneId))
  if (isDisputed(state.ledger, milestoneId)) return 'Disputed'
  if (received >= amount.minor && own.some(({ kind, parts }) => kind === 'received' || kind === 'reinstated' || (kind === 'allocated' && parts.length > 0))) return 'Received'
  if (partsSum(own, milestoneId, 'refunded', 'dispute-lost') > 0) return 'Refunded'
  if (received > 0) return 'Processing'
  return lastAttempt(own) ?? (isDue(milestone, state) ? 'Due' : 'Scheduled')
}

const lastAttempt = (entries: readonly LedgerEntry[]): 'Processing' | 'Failed' | undefined => {
  const attempts = entries.filter(({ kind }) => kind === 'processing' || kind === 'failed')
  const last = attempts.toSorted((a, b) => a.at.localeCompare(b.at) || a.sequence - b.sequence).at(-1)
  return last && (last.kind === 'failed' ? 'Failed' : 'Processing')
}

/** Production money is due on signing, shipment money once production may begin, the rest on delivery. */
const isDue = ({ gate }: Milestone, state: Contract): boolean => {
  if (!isInForce(state)) return false
  switch (gate) {
    case 'production': return true
    case 'shipment': return state.status !== 'Signed'
    case 'none': return isDelivered(state)
  }
}
