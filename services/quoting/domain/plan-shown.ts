import type { Plan } from '../plan-view.ts'
import { sharesOf } from './price-shares.ts'

/** A reader: bound to a customer, or one of the shop's own. */
type Reader = { readonly customerId?: string | undefined }

/** Customers see what they are asked to approve and what its price is for, not the shop's costs and margin. */
export const shownTo = ({ customerId }: Reader, plan: Plan): Plan => {
  const explained = { ...plan, shares: plan.traces.map(sharesOf).toSorted((a, b) => a.quantity - b.quantity) }
  if (customerId === undefined) return explained
  const { pricing: _, ...shown } = explained
  return { ...shown, traces: [] }
}

/** A draft is the shop's own work until it is submitted. */
export const hiddenFrom = ({ customerId }: Reader, { status }: Plan): boolean => customerId !== undefined && status === 'Draft'
