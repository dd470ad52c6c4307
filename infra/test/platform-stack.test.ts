import { describe, expect, it } from 'vitest'
import { roles } from '#shared/vocabulary/roles.ts'
import { stages } from '../stages.ts'
import { found, only, platformTemplate, sorted } from './synthesized.ts'

describe.each(Object.values(stages))('platform in $name', (stage) => {
  const template = platformTemplate(stage)
  const prefix = `throughline-${stage.name}`

  it('has a bus, and keeps every event for a year', () => {
    expect(only(template, 'AWS::Events::EventBus')['Properties']).toMatchObject({ Name: prefix })
    expect(only(template, 'AWS::Events::Archive')['Properties']).toMatchObject({ ArchiveName: `${prefix}-archive`, RetentionDays: 365, EventPattern: { account: [{ Ref: 'AWS::AccountId' }] } })
  })

  it('lets in who was invited and has a second factor', () => {
    const pool = only(template, 'AWS::Cognito::UserPool')
    expect(pool['Properties']).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'], UserPoolTier: 'ESSENTIALS', DeletionProtection: stage.keepsData ? 'ACTIVE' : 'INACTIVE',
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V3_0', LambdaArn: { 'Fn::GetAtt': [expect.stringMatching(/^ClaimsFunction/), 'Arn'] } } },
    })
    expect(pool['Properties'].Schema.map(({ Name }: { Name: string }) => Name)).toEqual(['name', 'customerId', 'customerName', 'clearance', 'invitation'])
    expect(pool['DeletionPolicy']).toBe(stage.keepsData ? 'Retain' : 'Delete')
  })

  it('has a group for each role of people', () => {
    expect(found(template, 'AWS::Cognito::UserPoolGroup').map(([, { Properties }]) => Properties.GroupName)).toEqual(roles.filter((role) => role !== 'partner'))
  })

  it('lets nobody change their own customer, clearance or name', () => {
    const client = only(template, 'AWS::Cognito::UserPoolClient')['Properties']
    expect([client.WriteAttributes, client.GenerateSecret, client.AllowedOAuthFlows, client.CallbackURLs]).toEqual([['locale'], false, ['code'], [`${stage.portalOrigin}/signed-in`]])
  })

  it('tells services by parameters what has no name', () => {
    expect(sorted(found(template, 'AWS::SSM::Parameter').map(([, { Properties }]) => Properties.Name))).toEqual([`/throughline/${stage.name}/audiences`, `/throughline/${stage.name}/portal-client-id`, `/throughline/${stage.name}/user-pool-id`])
  })

  it('has a topic that alarms may ring on, over TLS', () => {
    expect(only(template, 'AWS::SNS::Topic')['Properties'].TopicName).toBe(`${prefix}-alarms`)
    expect(JSON.stringify(only(template, 'AWS::SNS::TopicPolicy'))).toMatch(/cloudwatch\.amazonaws\.com.*aws:SecureTransport/)
  })
})

it('gives each partner\'s system credentials whose scope says whose it is', () => {
  const template = platformTemplate({ ...stages.dev, partners: [{ name: 'aurora-erp', customerId: 'cus_aurora' }, { name: 'aurora-mes', customerId: 'cus_aurora' }, { name: 'notary' }] })
  expect(only(template, 'AWS::Cognito::UserPoolResourceServer')['Properties'].Scopes.map(({ ScopeName }: { ScopeName: string }) => ScopeName)).toEqual(['customer:cus_aurora', 'partner'])
  const clients = found(template, 'AWS::Cognito::UserPoolClient').map(([id, { Properties }]) => ({ id, ...Properties }))
  const partners = clients.filter(({ AllowedOAuthFlows }) => AllowedOAuthFlows[0] === 'client_credentials')
  expect(partners.map(({ ClientName, GenerateSecret, AllowedOAuthScopes }) => [ClientName, GenerateSecret, AllowedOAuthScopes[0]['Fn::Join'][1].at(-1)])).toEqual([
    ['aurora-erp', true, '/customer:cus_aurora'], ['aurora-mes', true, '/customer:cus_aurora'], ['notary', true, '/partner'],
  ])
  const audiences = found(template, 'AWS::SSM::Parameter').find(([, { Properties }]) => Properties.Name.endsWith('audiences'))?.[1]['Properties'].Value
  expect(audiences['Fn::Join'][1].filter((each: unknown) => typeof each === 'object')).toEqual(clients.map(({ id }) => ({ Ref: id })))
})
