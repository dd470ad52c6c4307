import { createContext, use } from 'react'
import type { Role } from '#shared/vocabulary/roles.ts'
import type { Me, Session } from './session.ts'

export const SessionContext = createContext<Session | undefined>(undefined)

export const useSession = (): Session => {
  const session = use(SessionContext)
  if (!session) throw new Error('no session above this component')
  return session
}

/** The person signed in. Only under the shell, which shows nothing to anybody else. */
export const useMe = (): Me => {
  const { me } = useSession()
  if (!me) throw new Error('nobody is signed in')
  return me
}

/** Of a customer, and not of the shop. */
export const useIsCustomer = (): boolean => useMe().customerId !== undefined
export const useHasRole = (roles: readonly Role[]): boolean => useMe().roles.some((role) => roles.includes(role))
