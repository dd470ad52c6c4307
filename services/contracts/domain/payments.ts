import { decided } from '#shared/kernel/result.ts'
import { money, type Money } from '#shared/vocabulary/money.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Contract, Milestone } from '../contract-view.ts'
import type { LedgerEntry, LedgerPart } from '../ledger-view.ts'
import type { PaymentReport } from '../payment-view.ts'
import { identity, type ContractDecided, type ContractEvent } from './happening.ts'
import { about, balanceOf, heldOf, partsSum, withdrawal } from './ledger.ts'
import { isInForce, progress } from './progress.ts'

export type Report = PaymentReport & { readonly provider: LedgerEntry['provider']; readonly reference: string; readonly milestoneId: string }

/**
 * Enters what a provider reports. Money is never refused: what fits no milestone stays unallocated. One provider event applies
 * once, and reports may come in any order: balances end the same.
 */
export const enter = (state: Contract, report: Report, now: Instant): ContractDecided => {
  if (state.ledger.some(({ provider, providerEventId }) => provider === report.provider && providerEventId === report.eventId)) return decided(state)
  const amount = newAmount(state, report)
  if (amount === 0) return decided(state)
  return post(state, { ...report, amount: money(amount, report.amount.currency) }, partsOf(state, report, amount), now)
}

/** Appends one entry and draws every conclusion from it. */
export const post = (state: Contract, report: Omit<Report, 'kind'> & { readonly kind: LedgerEntry['kind'] }, parts: readonly LedgerPart[], now: Instant): ContractDecided => {
  const entry: LedgerEntry = {
    sequence: state.ledger.length + 1, kind: report.kind, provider: report.provider, reference: report.reference, providerEventId: report.eventId,
    milestoneId: report.milestoneId, amount: report.amount, parts: [...parts], at: report.at, recordedAt: now, reason: report.reason,
  }
  const settledBefore = isSettled(state, report.milestoneId)
  const { next, events } = progress({ ...state, ledger: [...state.ledger, entry] }, now)
  return decided<Contract, ContractEvent>(next, ...tell(next, entry, settledBefore), ...events)
}

/** Payments of nothing are settled the moment they could fall due: whoever waits for the gate hears of it. */
export const settleNothings = (state: Contract, now: Instant): { readonly next: Contract; readonly events: readonly ContractEvent[] } => {
  const nothings = state.milestones.filter(({ amount, milestoneId }) => amount.minor === 0 && about(state.ledger, `nothing-due:${milestoneId}`).length === 0)
  return nothings.reduce<{ next: Contract; events: readonly ContractEvent[] }>(({ next, events }, { milestoneId, amount }) => {
    const reference = `nothing-due:${milestoneId}`
    const report = { kind: 'received', provider: 'none', reference, eventId: reference, milestoneId, amount, total: false, at: now, reason: '' } as const
    const posted = post(next, report, [{ milestoneId, minor: 0 }], now)
    return posted.ok ? { next: posted.value.next, events: [...events, ...posted.value.events] } : { next, events }
  }, progress(state, now))
}

/** A total that grows (Stripe's `amount_refunded`) counts by what it adds; an older total adds nothing. */
const newAmount = ({ ledger }: Contract, { kind, total, amount, provider, reference }: Report): number => {
  if (!total) return amount.minor
  const before = about(ledger, reference).filter((entry) => entry.kind === kind && entry.provider === provider)
  return Math.max(0, amount.minor - before.reduce((sum, entry) => sum + entry.amount.minor, 0))
}

const partsOf = (state: Contract, { kind, reference, milestoneId }: Report, amount: number): LedgerPart[] => {
  const same = about(state.ledger, reference)
  switch (kind) {
    case 'received': return filling(state, amount, [milestoneId])
    case 'reinstated': {
      const taken = state.milestones.map((milestone) => milestone.milestoneId).filter((id) => partsSum(same, id, 'disputed') > 0)
      return filling(state, amount, taken.length > 0 ? taken : [milestoneId])
    }
    case 'refunded':
    case 'disputed': return early(state, withdrawal(same, amount, milestoneId), amount - Math.max(0, balanceOf(same).unallocated), milestoneId)
    case 'dispute-lost': return lost(state, same, amount)
    case 'processing':
    case 'failed': return []
  }
}

/** Money goes to milestones up to what each misses, and only while the contract is in force; the rest stays unallocated. */
const filling = (state: Contract, amount: number, milestoneIds: readonly string[]): LedgerPart[] => {
  let left = isInForce(state) ? amount : 0
  return milestoneIds.flatMap((milestoneId) => {
    const part = Math.min(left, outstanding(state, milestoneId))
    left -= part
    return some(milestoneId, part)
  })
}

/** What a payment has not brought yet, because its receipt is still on the way, is missed by its milestone until the receipt fills it. */
const early = (state: Contract, parts: readonly LedgerPart[], needed: number, milestoneId: string): LedgerPart[] => {
  const missing = needed - parts.reduce((sum, { minor }) => sum + minor, 0)
  if (missing <= 0 || !isInForce(state) || !state.milestones.some((each) => each.milestoneId === milestoneId)) return [...parts]
  const others = parts.filter((part) => part.milestoneId !== milestoneId)
  return [...others, { milestoneId, minor: missing + parts.filter((part) => part.milestoneId === milestoneId).reduce((sum, { minor }) => sum + minor, 0) }]
}

/** What the dispute took from each milestone stays away for good. */
const lost = ({ milestones }: Contract, same: readonly LedgerEntry[], amount: number): LedgerPart[] => {
  let left = amount
  return milestones.flatMap(({ milestoneId }) => {
    const part = Math.min(left, partsSum(same, milestoneId, 'disputed') - partsSum(same, milestoneId, 'reinstated', 'dispute-lost'))
    left -= Math.max(0, part)
    return some(milestoneId, part)
  })
}

const some = (milestoneId: string, minor: number): LedgerPart[] => (minor > 0 ? [{ milestoneId, minor }] : [])

/** What is still missing on a milestone. */
export const outstanding = (state: Contract, milestoneId: string): number => {
  const milestone = state.milestones.find((each) => each.milestoneId === milestoneId)
  return milestone ? Math.max(0, milestone.amount.minor - heldOf(state.ledger, milestoneId)) : 0
}

const isSettled = (state: Contract, milestoneId: string): boolean => isInForce(state) && outstanding(state, milestoneId) === 0

/** What an entry by itself makes of a milestone's money; `PaymentReceived` and its like are named after it. */
const standings = { received: 'Received', allocated: 'Received', reinstated: 'Received', refunded: 'Refunded', disputed: 'Disputed', 'dispute-lost': 'Refunded', failed: 'Failed' } as const

const tell = (state: Contract, entry: LedgerEntry, settledBefore: boolean): ContractEvent[] => {
  const { kind, parts, amount, reason, providerEventId } = entry
  switch (kind) {
    case 'processing': return [{ type: 'PaymentProcessing', data: { milestoneId: entry.milestoneId, amount, providerEventId } }]
    case 'failed': return settledBefore || !state.milestones.some(({ milestoneId }) => milestoneId === entry.milestoneId)
      ? [{ type: 'PaymentAttemptFailed', data: { milestoneId: entry.milestoneId, amount, providerEventId, reason } }]
      : forMilestone(state, entry.milestoneId, (milestone) => ({ type: 'PaymentFailed', data: { ...paymentOf(state, milestone, entry, kind, amount), reason } }))
    // The money has been out of our hands since the dispute began; now that is for good.
    case 'dispute-lost': return [...parts.flatMap(({ milestoneId, minor }) =>
      forMilestone(state, milestoneId, (milestone) => ({ type: 'PaymentRefunded', data: { ...paymentOf(state, milestone, entry, kind, money(minor, amount.currency)), reason } }) as const)), { type: 'DisputeLost', data: { amount, providerEventId } }]
    default: return [...parts.flatMap(({ milestoneId, minor }) =>
      forMilestone(state, milestoneId, (milestone) => ({ type: `Payment${standings[kind]}` as const, data: { ...paymentOf(state, milestone, entry, kind, money(minor, amount.currency)), reason } }))), ...looseMoney(entry)]
  }
}

/** What an entry does to money that is on no milestone. */
const looseMoney = ({ kind, parts, amount, providerEventId, reference }: LedgerEntry): ContractEvent[] => {
  const loose = amount.minor - parts.reduce((sum, { minor }) => sum + minor, 0)
  if (loose === 0 || kind === 'allocated') return []
  const data = { amount: money(loose, amount.currency), reference, providerEventId }
  return [{ type: kind === 'received' || kind === 'reinstated' ? 'PaymentUnallocated' : 'UnallocatedMoneyTaken', data }]
}

const forMilestone = (state: Contract, milestoneId: string, make: (milestone: Milestone) => ContractEvent): ContractEvent[] => {
  const milestone = state.milestones.find((each) => each.milestoneId === milestoneId)
  return milestone ? [make(milestone)] : []
}

const paymentOf = <K extends keyof typeof standings>(state: Contract, milestone: Milestone, { provider, providerEventId }: LedgerEntry, kind: K, amount: Money) => {
  const { milestoneId, name, amount: due, gate, received } = milestone
  const settled = received.minor >= due.minor
  return { ...identity(state), milestone: { milestoneId, name, amount: due, gate }, amount, received, settled, standing: standingOf(milestone, settled, standings[kind]), provider, providerEventId }
}

/** Trouble with a milestone's money ends when it is covered; until then, a part that arrives does not hide it. */
const standingOf = <S>({ status }: Milestone, settled: boolean, own: S): S | 'Disputed' | 'Refunded' => (!settled && (status === 'Disputed' || status === 'Refunded') ? status : own)

