import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { CognitoIdentityProviderClient, AdminAddUserToGroupCommand, AdminCreateUserCommand, AdminDisableUserCommand, CreateGroupCommand, CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { cognitoStandIn, type PoolUser } from '#shared/testing/stand-ins/cognito.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { startMoto } from '#shared/testing/moto.ts'
import { roles } from '#shared/vocabulary/roles.ts'
import { cognitoPeople } from './people.ts'

for (const [name, value] of Object.entries({ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' })) vi.stubEnv(name, value)

const user = (sub: string, groups: readonly string[], more: { readonly [attribute: string]: string } = {}): PoolUser =>
  ({ groups, enabled: true, status: 'CONFIRMED', attributes: { sub, name: `Name of ${sub}`, email: `${sub}@example.com`, ...more } })

describe('the people of a Cognito user pool', () => {
  const clock = manualClock()
  let users: PoolUser[]
  const open: (() => Promise<void>)[] = []
  beforeEach(() => { users = [user('bea', ['buyer'], { 'custom:customerId': 'cus_aurora' }), user('max', ['manager', 'planner'], { 'custom:clearance': 'dual-use' })] })
  afterAll(async () => { await Promise.all(open.map((close) => close())) })
  const pool = async (page?: number) => {
    const server = await cognitoStandIn({ pool: 'eu-central-1_Pool', users: () => users, ...(page !== undefined && { page }) })
    open.push(server.close)
    return { asked: server.asked, people: cognitoPeople({ pool: 'eu-central-1_Pool', clock, endpoint: server.url }), other: cognitoPeople({ pool: 'eu-central-1_Other', clock, endpoint: server.url }) }
  }

  it('are each once, with all their roles, at their customer or in the shop', async () => {
    const { people } = await pool()
    expect(await people.people('cus_aurora')).toEqual([{ id: 'bea', name: 'Name of bea', email: 'bea@example.com', roles: ['buyer'], customerId: 'cus_aurora', status: 'active' }])
    const [max, ...more] = await people.people(undefined)
    expect([max, more]).toEqual([{ id: 'max', name: 'Name of max', email: 'max@example.com', roles: expect.arrayContaining(['manager', 'planner']), clearance: 'dual-use', status: 'active' }, []])
    expect(await people.people('cus_borealis')).toEqual([])
  })

  it('are read to the last page', async () => {
    users = Array.from({ length: 7 }, (_, index) => user(`buyer${index}`, ['buyer'], { 'custom:customerId': 'cus_aurora' }))
    expect(await (await pool(3)).people.people('cus_aurora')).toHaveLength(7)
  })

  it('say who is invited and who is disabled; who has no address is left out', async () => {
    users = [{ ...user('new', ['clerk']), status: 'FORCE_CHANGE_PASSWORD' }, { ...user('old', ['clerk']), enabled: false }, user('mute', ['clerk'], { email: '' })]
    expect((await (await pool()).people.people(undefined)).map(({ id, status }) => `${id} ${status}`)).toEqual(['new invited', 'old disabled'])
  })

  it('are known anew after five minutes, and at once where reading failed', async () => {
    const { people, other, asked } = await pool()
    await people.people(undefined)
    const once = asked()
    users = [...users, user('ina', ['inspector'])]
    expect(await people.people(undefined)).toHaveLength(1)
    expect(asked()).toBe(once)
    clock.advance(301)
    expect((await people.people(undefined)).map(({ id }) => id)).toEqual(['ina', 'max'])
    for (const more of [1, 2]) {
      await expect(other.people(undefined)).rejects.toThrow('User pool eu-central-1_Other does not exist')
      expect(asked()).toBe(2 * once + more)
    }
  })
})

const moto = await startMoto()
afterAll(() => moto?.close())
if (moto) {
  it('the same of moto', async () => {
    const client = new CognitoIdentityProviderClient({ endpoint: moto.url })
    const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'people', Schema: ['customerId', 'clearance'].map((Name) => ({ Name, AttributeDataType: 'String' as const, Mutable: true })) }))
    const UserPoolId = UserPool?.Id ?? ''
    for (const GroupName of roles) await client.send(new CreateGroupCommand({ UserPoolId, GroupName }))
    for (const [Username, groups, customerId] of [['bea', ['buyer'], 'cus_aurora'], ['max', ['manager', 'planner'], undefined], ['old', ['clerk'], undefined]] as const) {
      const UserAttributes = [{ Name: 'email', Value: `${Username}@example.com` }, { Name: 'name', Value: Username }, ...(customerId === undefined ? [] : [{ Name: 'custom:customerId', Value: customerId }])]
      await client.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes }))
      for (const GroupName of groups) await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))
    }
    await client.send(new AdminDisableUserCommand({ UserPoolId, Username: 'old' }))
    const people = cognitoPeople({ pool: UserPoolId, clock: manualClock(), endpoint: moto.url })
    expect((await people.people('cus_aurora')).map(({ email, status, roles: own }) => [email, status, own])).toEqual([['bea@example.com', 'invited', ['buyer']]])
    expect((await people.people(undefined)).map(({ name, status }) => [name, status])).toEqual([['max', 'invited'], ['old', 'disabled']])
  })
} else it.skip('the same of moto (no moto_server on this machine)', () => undefined)
