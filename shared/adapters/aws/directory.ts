import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Directory, DirectoryPerson, Invitation, Standing } from '#shared/kernel/directory.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import { attributeOf, cognito, everyone, groups, personOf, type Cognito, type PoolUser } from './cognito.ts'

/**
 * The people of a Cognito user pool, changed as well as read: groups are roles, attributes say whose buyer somebody is and what they may handle. Cognito writes the
 * invitation, with a password that is good for one sign-in. Every call may be repeated: one that broke off half-way is finished by the next.
 */
export const cognitoDirectory = (pool: { readonly pool: string; readonly endpoint?: string }): Directory => {
  const ask = cognito(pool)
  const standing = async (Username: string): Promise<Result<DirectoryPerson, Refusal>> => {
    const user = await userNamed(ask, Username)
    const person = user && personOf(user, await rolesOf(ask, Username))
    return person ? ok(person) : refuse('person-unknown')
  }
  /** What is done to somebody who is there, and how they stand afterwards. */
  const upon = (...actions: readonly string[]) => async (Username: string): Promise<Result<DirectoryPerson, Refusal>> => {
    for (const action of actions) if (!(await ask(action, { Username }, Nothing, unknown)).ok) return refuse('person-unknown')
    return standing(Username)
  }
  return {
    people: async (customerId) => (await everyone(ask)).filter((person) => person.customerId === customerId),
    invite: async (invitation) => {
      const invited = await createdBy(ask, invitation)
      if (!invited.ok) return invited
      await setRoles(ask, invited.value, invitation.roles)
      return standing(invited.value)
    },
    change: async (Username, { roles, clearance }: Standing) => {
      if (!(await userNamed(ask, Username))) return refuse('person-unknown')
      await ask('AdminUpdateUserAttributes', { Username, UserAttributes: attributes({ 'custom:clearance': clearance ?? '' }) }, Nothing)
      await setRoles(ask, Username, roles)
      return standing(Username)
    },
    // Signed out everywhere, so that no refresh token is good any more.
    disable: upon('AdminDisableUser', 'AdminUserGlobalSignOut'),
    enable: upon('AdminEnableUser'),
  }
}

const Nothing = z.object({})
const unknown = 'UserNotFoundException'

const attributes = (all: { readonly [name: string]: string }) => Object.entries(all).map(([Name, Value]) => ({ Name, Value }))

/** By which a repeated invitation is known again: keys are chosen by callers, and this has a fixed length. */
const markOf = (key: string): string => createHash('sha256').update(key).digest('hex')

const Created = z.object({ User: z.object({ Username: z.string() }) })

/** The name of whoever this invitation has made, now or when it came before. */
const createdBy = async (ask: Cognito, { key, name, email, customer, clearance }: Invitation): Promise<Result<string, Refusal>> => {
  const said = {
    email, email_verified: 'true', name, 'custom:invitation': markOf(key),
    ...(customer && { 'custom:customerId': customer.customerId, 'custom:customerName': customer.customerName }), ...(clearance && { 'custom:clearance': clearance }),
  }
  const made = await ask('AdminCreateUser', { Username: email, UserAttributes: attributes(said), DesiredDeliveryMediums: ['EMAIL'] }, Created, 'UsernameExistsException')
  if (made.ok) return ok(made.value.User.Username)
  const there = await userNamed(ask, email)
  return there && attributeOf(there, 'custom:invitation') === markOf(key) ? ok(there.Username) : refuse('email-taken', {}, '/email')
}

const Read = z.object({ Username: z.string(), Enabled: z.boolean(), UserStatus: z.string(), UserAttributes: z.array(z.object({ Name: z.string(), Value: z.string().optional() })) })

const userNamed = async (ask: Cognito, Username: string): Promise<PoolUser | undefined> => {
  const found = await ask('AdminGetUser', { Username }, Read, unknown)
  if (!found.ok) return undefined
  const { UserAttributes, ...user } = found.value
  return { ...user, Attributes: UserAttributes }
}

const GroupsOf = z.object({ Groups: z.array(z.object({ GroupName: z.string() })).default([]) })

const rolesOf = async (ask: Cognito, Username: string): Promise<readonly Role[]> => {
  const found = await ask('AdminListGroupsForUser', { Username }, GroupsOf, unknown)
  const names = found.ok ? found.value.Groups.map(({ GroupName }) => GroupName) : []
  return groups.filter((role) => names.includes(role))
}

/** New roles before old ones go: whoever breaks off here leaves somebody with too many for a while, and not with none. */
const setRoles = async (ask: Cognito, Username: string, wanted: Standing['roles']): Promise<void> => {
  const had = await rolesOf(ask, Username)
  for (const GroupName of wanted.filter((role) => !had.includes(role))) await ask('AdminAddUserToGroup', { Username, GroupName }, Nothing)
  for (const GroupName of had.filter((role) => !wanted.includes(role))) await ask('AdminRemoveUserFromGroup', { Username, GroupName }, Nothing)
}
