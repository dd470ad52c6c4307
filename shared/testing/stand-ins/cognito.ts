import * as z from 'zod'
import type { Running } from '../process.ts'
import { json, standIn } from './serve.ts'

const ListUsersInGroup = z.strictObject({ UserPoolId: z.string(), GroupName: z.string(), Limit: z.int().min(1).max(60).optional(), NextToken: z.string().optional() })

export type PoolUser = { readonly groups: readonly string[]; readonly enabled: boolean; readonly status: 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD'; readonly attributes: { readonly sub: string; readonly [name: string]: string } }

/** A Cognito user pool as far as reading its people needs it: ListUsersInGroup, in pages of at most `page`. */
export const cognitoStandIn = async ({ pool, users, page = 60 }: { readonly pool: string; readonly users: () => readonly PoolUser[]; readonly page?: number }): Promise<Running & { readonly asked: () => number }> => {
  let asked = 0
  const server = await standIn(({ headers, body }) => {
    asked += 1
    if (headers['x-amz-target'] !== 'AWSCognitoIdentityProviderService.ListUsersInGroup') return json({ __type: 'InvalidParameterException' }, 400)
    const { UserPoolId, GroupName, Limit = 60, NextToken = '0' } = ListUsersInGroup.parse(JSON.parse(body.toString()))
    if (UserPoolId !== pool) return json({ __type: 'ResourceNotFoundException', message: `User pool ${UserPoolId} does not exist.` }, 400)
    const members = users().filter(({ groups }) => groups.includes(GroupName))
    const [from, size] = [Number(NextToken), Math.min(Limit, page)]
    const next = from + size < members.length ? { NextToken: String(from + size) } : {}
    return json({ Users: members.slice(from, from + size).map(asCognito), ...next })
  })
  return { ...server, asked: () => asked }
}

const asCognito = ({ enabled, status, attributes }: PoolUser) => ({
  Username: attributes.sub, Enabled: enabled, UserStatus: status, Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })), UserCreateDate: 1_790_000_000, UserLastModifiedDate: 1_790_000_000,
})
