import { describe, expect, it } from 'vitest'
import { actorOf, Claims } from '#shared/kernel/actor.ts'
import { cognitoClaims, type TokenEvent } from './cognito-claims.ts'

const person = (userAttributes: { [name: string]: string }, ...groups: string[]): TokenEvent =>
  ({ triggerSource: 'TokenGeneration_HostedAuth', request: { userAttributes, groupConfiguration: { groupsToOverride: groups } } })
const machine = (...scopes: string[]): TokenEvent => ({ triggerSource: 'TokenGeneration_ClientCredentials', request: { scopes } })

/** What the token then says, read as the services read it. */
const said = async (event: TokenEvent): Promise<Claims> => {
  const { response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride } } } } = await cognitoClaims(event)
  return Claims.parse({ sub: 's', ...claimsToAddOrOverride })
}

describe('claims from Cognito', () => {
  it('bind a buyer to a customer', async () => {
    const buyer = await said(person({ name: 'Bea', 'custom:customerId': 'cus_aurora', 'custom:customerName': 'Aurora' }, 'buyer'))
    expect(actorOf(buyer)).toEqual({ kind: 'user', id: 's', name: 'Bea', roles: ['buyer'], customerId: 'cus_aurora', customerName: 'Aurora' })
  })
  it('give the shop\'s people their roles and their clearance', async () => {
    expect(await said(person({ name: 'Pia', 'custom:clearance': 'military' }, 'planner', 'manager'))).toEqual({ sub: 's', name: 'Pia', roles: ['planner', 'manager'], clearance: 'military' })
  })
  it('know no other group, no other clearance and no person who is a partner', async () => {
    expect(await said(person({ 'custom:clearance': 'cosmic', 'custom:customerId': '' }, 'eu-central-1_x_Google', 'partner', 'clerk'))).toEqual({ sub: 's', roles: ['clerk'] })
  })
  it('let nobody in who is in no group', async () => {
    expect(actorOf(await said({ triggerSource: 'TokenGeneration_HostedAuth', request: {} }))).toBeUndefined()
  })
  it('bind a system to the customer of its scope, and one that asks for two to none', async () => {
    expect(await said(machine('throughline/customer:cus_aurora'))).toEqual({ sub: 's', roles: ['partner'], customerId: 'cus_aurora' })
    expect(await said(machine('throughline/partner'))).toEqual({ sub: 's', roles: ['partner'] })
    expect(await said(machine('throughline/customer:cus_aurora', 'throughline/customer:cus_borealis'))).toEqual({ sub: 's', roles: ['partner'] })
  })
  it('say nothing into identity tokens, and leave the rest of the event as it came', async () => {
    const answer = await cognitoClaims({ ...machine('throughline/partner'), version: '3' })
    expect(answer.version).toBe('3')
    expect(Object.keys(answer.response.claimsAndScopeOverrideDetails)).toEqual(['accessTokenGeneration'])
  })
})
