import { CognitoIdentityProviderClient, CreateGroupCommand, CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect, it, vi } from 'vitest'
import { describeDirectory } from '#shared/testing/contracts/directory.ts'
import { cognitoStandIn, type PoolUser } from '#shared/testing/stand-ins/cognito.ts'
import { startMoto } from '#shared/testing/moto.ts'
import { cognitoDirectory } from './directory.ts'
import { groups } from './cognito.ts'

for (const [name, value] of Object.entries({ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' })) vi.stubEnv(name, value)

const pool = 'eu-central-1_Pool'
/** A pool of nobody, and its people as they come. */
const standIn = async () => {
  let users: readonly PoolUser[] = []
  const server = await cognitoStandIn({ pool, users: () => users, change: (next) => { users = next } })
  return { directory: cognitoDirectory({ pool, endpoint: server.url }), close: server.close, users: () => users, set: (next: readonly PoolUser[]) => { users = next }, server }
}

describeDirectory('Cognito, a stand-in', standIn)

it('finishes an invitation that broke off before its roles were given', async () => {
  const { directory, close, users, set } = await standIn()
  const invitation = { key: 'k', name: 'Pia', email: 'pia@shop.example', roles: ['planner' as const], clearance: 'dual-use' as const }
  await directory.invite(invitation)
  set(users().map((user) => ({ ...user, groups: [] })))
  expect(await directory.people(undefined)).toEqual([])
  expect(await directory.invite(invitation)).toMatchObject({ ok: true, value: { roles: ['planner'], clearance: 'dual-use', status: 'invited' } })
  expect(users()).toHaveLength(1)
  await close()
})

it('says that the pool does not answer, so that the same call is made again', async () => {
  const { directory, close } = await standIn()
  await close()
  await expect(directory.people(undefined)).rejects.toMatchObject({ name: 'Unavailable' })
})

const moto = await startMoto()
afterAll(() => moto?.close())
if (moto) {
  // Not the port's whole contract: moto tells addresses apart by case, whatever its pool is told.
  it('invites, changes, disables and enables in a pool of moto too', async () => {
    const client = new CognitoIdentityProviderClient({ endpoint: moto.url })
    const Schema = ['customerId', 'customerName', 'clearance', 'invitation'].map((Name) => ({ Name, AttributeDataType: 'String' as const, Mutable: true }))
    const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'people', UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false }, Schema }))
    const UserPoolId = UserPool?.Id ?? ''
    for (const GroupName of groups) await client.send(new CreateGroupCommand({ UserPoolId, GroupName }))
    const directory = cognitoDirectory({ pool: UserPoolId, endpoint: moto.url })
    const invitation = { key: 'k-pia', name: 'Pia', email: 'pia@shop.example', roles: ['planner' as const, 'inspector' as const], clearance: 'dual-use' as const }
    const pia = await directory.invite(invitation)
    expect(pia).toMatchObject({ ok: true, value: { name: 'Pia', email: 'pia@shop.example', roles: ['planner', 'inspector'], clearance: 'dual-use', status: 'invited' } })
    expect(await directory.invite(invitation)).toEqual(pia)
    expect(await directory.invite({ ...invitation, key: 'another' })).toMatchObject({ ok: false, error: { code: 'email-taken', field: '/email' } })
    const id = pia.ok ? pia.value.id : ''
    const bea = await directory.invite({ key: 'k-bea', name: 'Bea', email: 'bea@aurora.example', roles: ['buyer'], customer: { customerId: 'cus_a', customerName: 'Aurora' } })
    expect(bea.ok && (await directory.people('cus_a'))).toEqual([bea.ok && bea.value])
    expect(await directory.change(id, { roles: ['manager'] })).toEqual({ ok: true, value: { id, name: 'Pia', email: 'pia@shop.example', roles: ['manager'], status: 'invited' } })
    expect([await directory.disable(id), await directory.enable(id)].map((each) => each.ok && each.value.status)).toEqual(['disabled', 'invited'])
    expect(await directory.disable('nobody')).toMatchObject({ ok: false, error: { code: 'person-unknown' } })
    client.destroy()
  })
} else it.skip('invites, changes, disables and enables in a pool of moto too (no moto_server on this machine)', () => undefined)
