import { AwsClient } from 'aws4fetch'
import * as z from 'zod'
import { Unavailable } from '#shared/kernel/ports.ts'
import { fail, ok, type Result } from '#shared/kernel/result.ts'
import { exportClasses } from '#shared/vocabulary/export-class.ts'
import type { DirectoryPerson } from '#shared/kernel/directory.ts'
import { roles, type Role } from '#shared/vocabulary/roles.ts'
import { translated } from './errors.ts'

/**
 * The user pool of a stage, by Cognito's JSON protocol. The SDK's client would be 118 KB in a function that may have 600 and asks for this once a month; signing is
 * all that is hard about a call, and a library does that.
 */
export type Cognito = <T>(action: string, input: object, answer: z.ZodType<T>, ...expected: readonly string[]) => Promise<Result<T, string>>

type Options = { readonly pool: string; readonly endpoint?: string }

const Fault = z.object({ __type: z.string(), message: z.string().optional() })
const patienceMs = 5000

/**
 * What Cognito says to an action on this pool. Its errors of the names in `expected` are values; every other throws, `Unavailable` where the same call may succeed
 * later. Credentials and region are those of the function's environment, the endpoint too where it names one (as the SDK's clients read it).
 */
export const cognito = ({ pool, endpoint }: Options): Cognito => {
  const { AWS_REGION: region = '', AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: named } = process.env
  const url = endpoint ?? named ?? `https://cognito-idp.${region}.amazonaws.com`
  const send = async (action: string, input: object): Promise<Response> => {
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', AWS_SESSION_TOKEN: sessionToken } = process.env
    const client = new AwsClient({ accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }), service: 'cognito-idp', region, retries: 2 })
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` }
    return client.fetch(`${url}/`, { method: 'POST', headers, body: JSON.stringify({ UserPoolId: pool, ...input }), signal: AbortSignal.timeout(patienceMs) })
      .catch((error: unknown) => { throw new Unavailable(`cognito: no answer to ${action} (${error instanceof Error ? error.name : 'unknown'})`) })
  }
  return async (action, input, answer, ...expected) => {
    const response = await send(action, input)
    const text = await response.text()
    if (response.ok) return ok(answer.parse(text === '' ? {} : JSON.parse(text)))
    const { __type, message } = Fault.catch({ __type: 'UnknownError' }).parse(jsonIn(text))
    const name = __type.split('#').at(-1) ?? __type
    if (expected.includes(name)) return fail(name)
    return translated('cognito', async () => { throw Object.assign(new Error(message ?? `answered ${response.status}`), { name, $metadata: { httpStatusCode: response.status } }) })
  }
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const Attributes = z.array(z.object({ Name: z.string(), Value: z.string().optional() }))

/** A user of the pool, as its lists say it. `Username` is the `sub` of their tokens: people sign in by their address. */
export const PoolUser = z.object({ Username: z.string(), Enabled: z.boolean(), UserStatus: z.string(), Attributes })
export type PoolUser = z.infer<typeof PoolUser>

export const attributeOf = ({ Attributes: all }: Pick<PoolUser, 'Attributes'>, name: string): string | undefined => all.find((each) => each.Name === name)?.Value || undefined

/** Roles that people have; each is a group of the pool. A partner is a machine. */
export const groups = roles.filter((role) => role !== 'partner')

/** Somebody as the directory knows them (`cognito-claims.ts` puts the same into their tokens); whoever has no address cannot be told anything and is nobody here. */
export const personOf = (user: PoolUser, theirs: readonly Role[]): DirectoryPerson | undefined => {
  const [id, name, email, customerId] = ['sub', 'name', 'email', 'custom:customerId'].map((each) => attributeOf(user, each))
  const clearance = exportClasses.find((each) => each === attributeOf(user, 'custom:clearance'))
  if (id === undefined || email === undefined) return undefined
  return {
    id, name: name ?? email, email, roles: groups.filter((role) => theirs.includes(role)), status: statusOf(user),
    ...(customerId !== undefined && { customerId }), ...(clearance !== undefined && { clearance }),
  }
}

/** Whoever has never chosen a password of their own has never signed in. */
const statusOf = ({ Enabled, UserStatus }: PoolUser): DirectoryPerson['status'] => (!Enabled ? 'disabled' : UserStatus === 'FORCE_CHANGE_PASSWORD' ? 'invited' : 'active')

const InGroup = z.object({ Users: z.array(PoolUser).default([]), NextToken: z.string().optional() })
/** What Cognito gives at once, at most. */
const Limit = 60

/** Everybody in some group, by name. One group after the other: all pools of an account share few requests a second. */
export const everyone = async (ask: Cognito): Promise<readonly DirectoryPerson[]> => {
  const members: { readonly role: Role; readonly user: PoolUser }[] = []
  for (const role of groups) {
    let next: string | undefined
    do {
      const page: Result<z.infer<typeof InGroup>, string> = await ask('ListUsersInGroup', { GroupName: role, Limit, ...(next !== undefined && { NextToken: next }) }, InGroup)
      if (!page.ok) break
      members.push(...page.value.Users.map((user) => ({ role, user })))
      next = page.value.NextToken
    } while (next !== undefined)
  }
  return [...Map.groupBy(members, ({ user }) => user.Username).values()]
    .flatMap((all) => (all[0] ? personOf(all[0].user, all.map(({ role }) => role)) ?? [] : []))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
}
