import { CognitoIdentityProviderClient, paginateListUsersInGroup, type UserType } from '@aws-sdk/client-cognito-identity-provider'
import type { DirectoryPerson, People } from '#shared/kernel/directory.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import { exportClasses } from '#shared/vocabulary/export-class.ts'
import { roles, type Role } from '#shared/vocabulary/roles.ts'
import { translated } from './errors.ts'

/** Whoever is invited, leaves or changes roles is known after so long. */
const freshMs = 300_000
/** What Cognito gives at once, at most. */
const PageSize = 60

type Options = { readonly pool: string; readonly clock: Clock; readonly endpoint?: string }
type Member = { readonly role: Role; readonly user: UserType }

/** The people of a Cognito user pool, as its groups and attributes say (`cognito-claims.ts` puts the same into their tokens). Read whole, and kept for five minutes. */
export const cognitoPeople = ({ pool, clock, endpoint }: Options): People => {
  const client = new CognitoIdentityProviderClient(endpoint === undefined ? {} : { endpoint })
  const membersOf = async (role: Role): Promise<readonly Member[]> => {
    const members: Member[] = []
    for await (const { Users = [] } of paginateListUsersInGroup({ client, pageSize: PageSize }, { UserPoolId: pool, GroupName: role })) members.push(...Users.map((user) => ({ role, user })))
    return members
  }
  const read = (): Promise<readonly DirectoryPerson[]> => translated('cognito', async () => {
    const members: Member[] = []
    // One after the other: all pools of an account share few requests a second.
    for (const role of roles.filter((each) => each !== 'partner')) members.push(...(await membersOf(role)))
    return [...Map.groupBy(members, ({ user }) => user.Username).values()].flatMap(personOf).toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
  })
  let known: { readonly until: number; readonly everyone: Promise<readonly DirectoryPerson[]> } | undefined
  const everyone = (): Promise<readonly DirectoryPerson[]> => {
    const now = Date.parse(clock.now())
    if (!known || known.until <= now) known = { until: now + freshMs, everyone: read().catch((error: unknown) => { known = undefined; throw error }) }
    return known.everyone
  }
  return { people: async (customerId) => (await everyone()).filter((person) => person.customerId === customerId) }
}

/** Whoever has no address cannot be told, and is left out. */
const personOf = (memberships: readonly Member[]): readonly DirectoryPerson[] => {
  const [{ user } = { user: undefined }] = memberships
  const attribute = (name: string) => user?.Attributes?.find((each) => each.Name === name)?.Value || undefined
  const [id, name, email, customerId] = ['sub', 'name', 'email', 'custom:customerId'].map(attribute)
  const clearance = exportClasses.find((each) => each === attribute('custom:clearance'))
  if (id === undefined || email === undefined) return []
  return [{
    id, name: name ?? email, email, roles: memberships.map(({ role }) => role), status: statusOf(user),
    ...(customerId !== undefined && { customerId }), ...(clearance !== undefined && { clearance }),
  }]
}

/** Whoever has never chosen a password of their own has never signed in. */
const statusOf = (user: UserType | undefined): DirectoryPerson['status'] =>
  user?.Enabled === false ? 'disabled' : user?.UserStatus === 'FORCE_CHANGE_PASSWORD' ? 'invited' : 'active'
