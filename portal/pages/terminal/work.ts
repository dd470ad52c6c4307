import { currentOf, type Lot, type Operation } from '../production/current-operation.ts'

/** A lot with the operation that is to be done at this work centre now. */
export type Job = { readonly lot: Lot; readonly operation: Operation }

export const groups = ['busy', 'ready', 'standing'] as const
export type Group = (typeof groups)[number]

/** What has begun goes on even on hold; what has not begun stands then. */
export const groupOf = ({ lot, operation }: Job): Group => {
  if (operation.status === 'Setup' || operation.status === 'Running' || operation.status === 'Paused') return 'busy'
  return lot.status === 'InProcess' || operation.ledger.rework > 0 ? 'ready' : 'standing'
}

export const jobOf = (lot: Lot): Job | undefined => {
  const operation = currentOf(lot)
  return operation && lot.quantity > 0 && operation.performer === 'manufacturer' && operation.status !== 'Pending' ? { lot, operation } : undefined
}

/** What is to be done at a work centre, by groups; each in the order of the list, oldest lot first. */
export const jobsAt = (workCentre: string, lots: readonly Lot[]): ReadonlyMap<Group, readonly Job[]> => {
  const jobs = lots.map(jobOf).filter((job) => job?.operation.workCentre === workCentre)
  return Map.groupBy(jobs.filter((job) => job !== undefined), groupOf)
}

/** The names of work centres one can choose from: those in use, and those that lots in process name. */
export const centreNames = (centres: readonly { readonly name: string; readonly status: string }[], lots: readonly Lot[]): readonly string[] => {
  const retired = new Set(centres.filter(({ status }) => status === 'Retired').map(({ name }) => name))
  const named = [...centres.map(({ name }) => name), ...lots.map((lot) => jobOf(lot)?.operation.workCentre).filter((name) => name !== undefined)]
  return [...new Set(named)].filter((name) => !retired.has(name)).toSorted()
}

/** What a scanner reads from a traveller: the lot's number, its id, or the address of its page. */
export const lotIn = (text: string): { readonly lotId: string } | { readonly number: string } | undefined => {
  const id = /\blot_[0-9A-Za-z]+/.exec(text)?.[0]
  if (id !== undefined) return { lotId: id }
  const digits = /^\s*(?:lot)?[- ]?(\d{1,9})\s*$/i.exec(text)?.[1]
  return digits === undefined ? undefined : { number: `LOT-${digits.padStart(6, '0')}` }
}
