import { customerScope, type Claims } from '#shared/kernel/actor.ts'
import { exportClasses } from '#shared/vocabulary/export-class.ts'
import { roles } from '#shared/vocabulary/roles.ts'

/**
 * What Cognito asks before it makes a token (pre token generation, event version 3: people and machines alike), as far as it matters
 * here. Machines have neither attributes nor groups.
 */
export type TokenEvent = {
  readonly triggerSource: string
  readonly request: {
    readonly userAttributes?: { readonly [name: string]: string } | null
    readonly groupConfiguration?: { readonly groupsToOverride?: readonly string[] | null } | null
    /** Of a machine: what it asked for and its credentials allow. */
    readonly scopes?: readonly string[] | null
  }
}

type Said = Omit<Claims, 'sub' | 'client_id'>
type Answer = { readonly response: { readonly claimsAndScopeOverrideDetails: { readonly accessTokenGeneration: { readonly claimsToAddOrOverride: Said } } } }

/**
 * Puts the claims of `kernel/actor.ts` into access tokens: groups are roles; attributes say whose buyer somebody is and what one of
 * the shop's people may handle. Identity tokens get
 * none of it, and so open nothing.
 */
export const cognitoClaims = async <E extends TokenEvent>(event: E): Promise<E & Answer> => {
  const machine = event.triggerSource === 'TokenGeneration_ClientCredentials'
  return { ...event, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: machine ? ofMachine(event) : ofPerson(event) } } } }
}

const ofPerson = ({ request }: TokenEvent): Said => {
  const groups = request.groupConfiguration?.groupsToOverride ?? []
  const attribute = (name: string) => request.userAttributes?.[name] || undefined
  const [name, customerId, customerName] = ['name', 'custom:customerId', 'custom:customerName'].map(attribute)
  const clearance = exportClasses.find((each) => each === attribute('custom:clearance'))
  return {
    // A person is never a partner: that role is for machines, whose customer comes from their credentials.
    roles: roles.filter((role) => role !== 'partner' && groups.includes(role)),
    ...(name !== undefined && { name }),
    ...(customerId !== undefined && { customerId }),
    ...(customerName !== undefined && { customerName }),
    ...(clearance !== undefined && { clearance }),
  }
}

/** Whoever asks for two customers at once gets neither. */
const ofMachine = ({ request }: TokenEvent): Said => {
  const customers = (request.scopes ?? []).flatMap((scope) => {
    const [, customerId = ''] = scope.split(`/${customerScope}`)
    return customerId === '' ? [] : [customerId]
  })
  const [customerId] = customers
  return { roles: ['partner'], ...(customers.length === 1 && customerId !== undefined && { customerId }) }
}
