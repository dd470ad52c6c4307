import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts'
import type { PortalConfig } from '../api/config.ts'
import { leaveNothing } from './device.ts'
import { roles as allRoles, type Role } from '#shared/vocabulary/roles.ts'

/** Who is signed in, as their access token says it. */
export type Me = { readonly id: string; readonly name: string; readonly roles: readonly Role[]; readonly customerId?: string; readonly customerName?: string }

export type Session = {
  readonly me: Me | undefined
  readonly token: () => Promise<string>
  readonly signIn: () => Promise<void>
  readonly signOut: () => Promise<void>
}

const returnPath = '/signed-in'

/**
 * Signs in by authorization code with PKCE. Tokens live in this tab's session storage: they outlast a reload and end with the tab.
 * Coming back from the issuer, the address one wanted to see is restored.
 */
export const openSession = async ({ issuer, clientId, scope, signOut }: PortalConfig): Promise<Session> => {
  const manager = new UserManager({
    authority: issuer, client_id: clientId, scope, redirect_uri: `${location.origin}${returnPath}`, post_logout_redirect_uri: location.origin,
    userStore: new WebStorageStateStore({ store: sessionStorage }), automaticSilentRenew: true, monitorSession: false,
  })
  const returned = location.pathname === returnPath ? await comeBack(manager) : undefined
  const known = returned ?? (await manager.getUser()) ?? undefined
  const fresh = known?.expired === true ? await renewed(manager) : known
  // Several answers may say at once that nobody is signed in; one way to the door is enough.
  let leaving: Promise<void> | undefined
  const signIn = (): Promise<void> => (leaving ??= manager.signinRedirect({ state: `${location.pathname}${location.search}` }).catch((error: unknown) => {
    leaving = undefined
    throw error
  }))
  return {
    me: fresh && meOf(fresh.access_token),
    token: async () => {
      const user = await manager.getUser()
      const current = user === null || user.expired === true ? await renewed(manager) : user
      if (!current) await signIn()
      return current?.access_token ?? ''
    },
    signIn,
    signOut: async () => {
      await leaveNothing()
      if (signOut === undefined) return manager.signoutRedirect()
      await manager.removeUser()
      location.assign(signOut)
    },
  }
}

const comeBack = async (manager: UserManager): Promise<User | undefined> => {
  try {
    const user = await manager.signinRedirectCallback()
    history.replaceState(null, '', typeof user.state === 'string' && user.state.startsWith('/') && !user.state.startsWith('//') && !user.state.startsWith(returnPath) ? user.state : '/')
    return user
  } catch {
    // An answer to a question this tab did not ask, or asked too long ago: begin again at the door.
    history.replaceState(null, '', '/')
    return undefined
  }
}

/** Undefined where the issuer says no. Where it says nothing, for want of a connection, nobody is shown the door: what there is goes on, and no API takes it before it is renewed. */
const renewed = async (manager: UserManager): Promise<User | undefined> => {
  const user = await manager.getUser()
  // Without a refresh token there is no asking.
  if (user?.refresh_token === undefined) return undefined
  return manager.signinSilent().then((fresh) => fresh ?? undefined, (error: unknown) => (error instanceof ErrorResponse ? undefined : user))
}

/** The token is the API's to verify; the portal only reads what to show. */
const meOf = (token: string): Me | undefined => {
  const bytes = Uint8Array.from(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')), (character) => character.codePointAt(0) ?? 0)
  const claims: { readonly [name: string]: unknown } = JSON.parse(new TextDecoder().decode(bytes))
  const roles = allRoles.filter((role) => Array.isArray(claims['roles']) && claims['roles'].includes(role))
  const id = claims['sub']
  if (typeof id !== 'string') return undefined
  return { id, name: text(claims['name']) ?? id, roles, ...optional('customerId', text(claims['customerId'])), ...optional('customerName', text(claims['customerName'])) }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const optional = <K extends string>(name: K, value: string | undefined) => (value === undefined ? {} : { [name]: value })
