import type { LedgerEntry, LedgerPart } from '../ledger-view.ts'

/** Which way money goes: into our hands (`cash`) and onto a milestone (`held`). */
const directions: { readonly [K in LedgerEntry['kind']]: { readonly cash: 1 | 0 | -1; readonly held: 1 | 0 | -1 } } = {
  received: { cash: 1, held: 1 },
  reinstated: { cash: 1, held: 1 },
  allocated: { cash: 0, held: 1 },
  refunded: { cash: -1, held: -1 },
  disputed: { cash: -1, held: -1 },
  'dispute-lost': { cash: 0, held: 0 },
  processing: { cash: 0, held: 0 },
  failed: { cash: 0, held: 0 },
}

/** Balances in minor units, as the entries alone give them. */
export type Balance = { readonly cash: number; readonly held: ReadonlyMap<string, number>; readonly unallocated: number }

export const balanceOf = (entries: readonly LedgerEntry[]): Balance => {
  const cash = entries.reduce((sum, { kind, amount }) => sum + directions[kind].cash * amount.minor, 0)
  const held = new Map<string, number>()
  for (const { kind, parts } of entries) {
    for (const { milestoneId, minor } of parts) held.set(milestoneId, (held.get(milestoneId) ?? 0) + directions[kind].held * minor)
  }
  return { cash, held, unallocated: cash - [...held.values()].reduce((a, b) => a + b, 0) }
}

export const heldOf = (entries: readonly LedgerEntry[], milestoneId: string): number => balanceOf(entries).held.get(milestoneId) ?? 0

export const about = (entries: readonly LedgerEntry[], reference: string): LedgerEntry[] => entries.filter((entry) => entry.reference === reference)

/** Σ of one milestone's parts over entries of these kinds. */
export const partsSum = (entries: readonly LedgerEntry[], milestoneId: string, ...kinds: readonly LedgerEntry['kind'][]): number =>
  entries.filter(({ kind }) => kinds.includes(kind)).flatMap(({ parts }) => parts).filter((part) => part.milestoneId === milestoneId).reduce((sum, { minor }) => sum + minor, 0)

const amountSum = (entries: readonly LedgerEntry[], ...kinds: readonly LedgerEntry['kind'][]): number =>
  entries.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { amount }) => sum + amount.minor, 0)

/** Whether a dispute that took money from this milestone is still open; a dispute ends for its payment, wherever the money then goes. */
export const isDisputed = (entries: readonly LedgerEntry[], milestoneId: string): boolean =>
  entries.some(({ kind, parts, reference }) => {
    if (kind !== 'disputed' || !parts.some((part) => part.milestoneId === milestoneId)) return false
    const same = about(entries, reference)
    return amountSum(same, 'disputed') > amountSum(same, 'reinstated', 'dispute-lost')
  })

/** Where money that leaves one payment comes from: first what of it lies unallocated, then what it put on milestones, `first` before others. */
export const withdrawal = (entries: readonly LedgerEntry[], minor: number, first: string): LedgerPart[] => {
  const { held, unallocated } = balanceOf(entries)
  let left = minor - Math.min(minor, Math.max(0, unallocated))
  return [...held].toSorted(([a], [b]) => Number(b === first) - Number(a === first)).flatMap(([milestoneId, there]) => {
    const taken = Math.min(left, Math.max(0, there))
    left -= taken
    return taken > 0 ? [{ milestoneId, minor: taken }] : []
  })
}
