import type { Plan } from '../plan-view.ts'

/** A reader: bound to a customer, or one of the shop's own. */
type Reader = { readonly customerId?: string | undefined }

/** Customers see what they are asked to approve, not the shop's costs and margin. */
export const shownTo = ({ customerId }: Reader, plan: Plan): Plan => {
  if (customerId === undefined) return plan
  const { pricing: _, ...shown } = plan
  return { ...shown, traces: [] }
}

/** A draft is the shop's own work until it is submitted. */
export const hiddenFrom = ({ customerId }: Reader, { status }: Plan): boolean => customerId !== undefined && status === 'Draft'
