import { rolesOf } from '../../api/clients.ts'
import { useHasRole, useIsCustomer } from '../../session/use-session.ts'
import type { RequestSeen } from './request-seen.ts'

/** Whether the person may make lines of what files say: the buyer before the request is sent, the shop while it answers. */
export const useMayTake = ({ status }: RequestSeen): boolean => {
  const customer = useIsCustomer()
  const mine = useHasRole(rolesOf('quoting', 'addRequirement'))
  return mine && (customer ? status === 'Draft' : status === 'InReview' || status === 'NeedsClarification')
}
