import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Running } from '../process.ts'
import { json, standIn } from './serve.ts'

const ListUsersInGroup = z.strictObject({ GroupName: z.string(), Limit: z.int().min(1).max(60).optional(), NextToken: z.string().optional() })

export type PoolUser = { readonly groups: readonly string[]; readonly enabled: boolean; readonly status: 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD'; readonly attributes: { readonly sub: string; readonly [name: string]: string } }

type Pool = {
  readonly pool: string
  readonly users: () => readonly PoolUser[]
  /** What becomes of its people; without it they are read only. */
  readonly change?: (users: readonly PoolUser[]) => void
  /** People in a page, at most. */
  readonly page?: number
}

/** A Cognito user pool as far as reading and changing its people needs it. People sign in by their address, whatever its case; `Username` is made by the pool. */
export const cognitoStandIn = async ({ page = 60, ...of }: Pool): Promise<Running & { readonly asked: () => number }> => {
  let asked = 0
  const server = await standIn(({ headers, body }) => {
    asked += 1
    const { UserPoolId, ...input } = z.looseObject({ UserPoolId: z.string() }).parse(JSON.parse(body.toString()))
    if (UserPoolId !== of.pool) return fault('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`)
    const action = String(headers['x-amz-target']).split('AWSCognitoIdentityProviderService.')[1] ?? ''
    if (action === 'ListUsersInGroup') return listed(of.users(), page, input)
    return of.change ? changed(action, input, of.users(), of.change) : fault('InvalidParameterException', `${action} is not known here`)
  })
  return { ...server, asked: () => asked }
}

const fault = (__type: string, message: string) => json({ __type, message }, 400)

const listed = (users: readonly PoolUser[], page: number, input: object) => {
  const { GroupName, Limit = 60, NextToken = '0' } = ListUsersInGroup.parse(input)
  const members = users.filter(({ groups }) => groups.includes(GroupName))
  const [from, size] = [Number(NextToken), Math.min(Limit, page)]
  const next = from + size < members.length ? { NextToken: String(from + size) } : {}
  return json({ Users: members.slice(from, from + size).map(asCognito), ...next })
}

const Attribute = z.strictObject({ Name: z.string(), Value: z.string() })
const Named = { Username: z.string() }
const Actions = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('AdminCreateUser'), ...Named, UserAttributes: z.array(Attribute), DesiredDeliveryMediums: z.array(z.literal('EMAIL')) }),
  z.strictObject({ action: z.literal('AdminUpdateUserAttributes'), ...Named, UserAttributes: z.array(Attribute) }),
  z.strictObject({ action: z.enum(['AdminAddUserToGroup', 'AdminRemoveUserFromGroup']), ...Named, GroupName: z.string() }),
  z.strictObject({ action: z.enum(['AdminGetUser', 'AdminListGroupsForUser', 'AdminDisableUser', 'AdminEnableUser', 'AdminUserGlobalSignOut']), ...Named }),
])

const changed = (action: string, input: object, users: readonly PoolUser[], change: (users: readonly PoolUser[]) => void) => {
  const asked = Actions.parse({ action, ...input })
  const user = users.find(({ attributes: { sub, email = '' } }) => sub === asked.Username || email.toLowerCase() === asked.Username.toLowerCase())
  const become = (next: Partial<PoolUser>) => {
    change(users.map((each) => (each === user ? { ...each, ...next } : each)))
    return json({})
  }
  if (asked.action === 'AdminCreateUser') {
    if (user) return fault('UsernameExistsException', 'User account already exists')
    const made: PoolUser = { groups: [], enabled: true, status: 'FORCE_CHANGE_PASSWORD', attributes: { ...fromCognito(asked.UserAttributes), sub: randomUUID() } }
    change([...users, made])
    return json({ User: asCognito(made) })
  }
  if (!user) return fault('UserNotFoundException', 'User does not exist.')
  switch (asked.action) {
    case 'AdminUpdateUserAttributes': return become({ attributes: { ...user.attributes, ...fromCognito(asked.UserAttributes) } })
    case 'AdminAddUserToGroup': return become({ groups: [...user.groups.filter((each) => each !== asked.GroupName), asked.GroupName] })
    case 'AdminRemoveUserFromGroup': return become({ groups: user.groups.filter((each) => each !== asked.GroupName) })
    case 'AdminDisableUser': return become({ enabled: false })
    case 'AdminEnableUser': return become({ enabled: true })
    case 'AdminUserGlobalSignOut': return json({})
    case 'AdminListGroupsForUser': return json({ Groups: user.groups.map((GroupName) => ({ GroupName })) })
    case 'AdminGetUser': {
      const { Attributes, ...rest } = asCognito(user)
      return json({ ...rest, UserAttributes: Attributes })
    }
  }
}

const fromCognito = (attributes: readonly z.infer<typeof Attribute>[]) => Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]))

const asCognito = ({ enabled, status, attributes }: PoolUser) => ({
  Username: attributes.sub, Enabled: enabled, UserStatus: status, Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })), UserCreateDate: 1_790_000_000, UserLastModifiedDate: 1_790_000_000,
})
