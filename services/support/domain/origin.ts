import type { Origin } from '../order-view.ts'

type Enveloped = { readonly aggregateId: string; readonly aggregateVersion: number; readonly occurredAt: string }

export const originOf = ({ aggregateId, aggregateVersion, occurredAt }: Enveloped): Origin => ({ aggregateId, aggregateVersion, at: occurredAt })

/** Whether `a` was said after `b`: by version when the same thing said both, by the clock otherwise, then by name so that every order of arrival agrees. */
export const after = (a: Origin, b: Origin): boolean => {
  if (a.aggregateId === b.aggregateId) return a.aggregateVersion > b.aggregateVersion
  return a.at === b.at ? a.aggregateId > b.aggregateId : a.at > b.at
}
