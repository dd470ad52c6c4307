import { describe, expect, it } from 'vitest'
import { query } from '#shared/kernel/contract.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { service as quality } from '#services/quality/service.ts'
import * as z from 'zod'
import { services } from '../services.ts'
import { stages } from '../stages.ts'
import { found, only, serviceTemplate, sorted } from './synthesized.ts'

const made = services.map((manifest) => ({ service: manifest.contract.service, manifest, template: serviceTemplate(manifest, stages.dev) }))
const parameterOf = (text: string) => new RegExp(`^SsmParameterValuethroughlinedev${text}`)

describe.each(made)('API of $service', ({ manifest, template }) => {
  const routes = Object.values(manifest.contract.routes)
  const deployed = found(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties)
  const targetOf = (kind: 'People' | 'Partners') => found(template, 'AWS::ApiGatewayV2::Integration').find(([id]) => id.startsWith(`Api${kind}`))

  it('has the routes of the contract, no other', () => {
    expect(sorted(deployed.map(({ RouteKey }) => RouteKey))).toEqual(sorted(routes.map(({ method, path }) => `${method} ${path}`)))
  })

  it('asks for a token on each of them but webhooks, which have a function of their own', () => {
    for (const { method, path, kind } of routes) {
      const route = deployed.find(({ RouteKey }) => RouteKey === `${method} ${path}`)
      const open = kind === 'webhook'
      expect(route.AuthorizationType).toBe(open ? 'NONE' : 'JWT')
      expect(route.AuthorizerId === undefined).toBe(open)
      expect(route.Target['Fn::Join'][1][1]).toEqual({ Ref: targetOf(open ? 'Partners' : 'People')?.[0] })
    }
    for (const [kind, name] of [['People', 'Http'], ['Partners', 'Webhook']] as const) {
      const [, integration] = targetOf(kind) ?? []
      if (integration) expect(integration['Properties']).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0', IntegrationUri: { 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${name}Function`)), 'Arn'] } })
    }
  })

  it('takes tokens of the platform\'s users only, and the function verifies the same', () => {
    const { AuthorizerType, JwtConfiguration: { Issuer, Audience } } = only(template, 'AWS::ApiGatewayV2::Authorizer')['Properties']
    expect([AuthorizerType, Audience]).toEqual(['JWT', { Ref: expect.stringMatching(parameterOf('audiences')) }])
    expect(Issuer['Fn::Join'][1].at(-1)).toEqual({ Ref: expect.stringMatching(parameterOf('userpoolid')) })
    const environments = found(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties).filter(({ Handler }) => Handler === 'index.http').map(({ Environment }) => Environment.Variables)
    for (const { ISSUER, AUDIENCE, JWKS_URL } of environments) {
      expect([ISSUER, AUDIENCE]).toEqual([Issuer, { 'Fn::Join': [',', Audience] }])
      expect(JWKS_URL['Fn::Join'][1].slice(0, -1)).toEqual(Issuer['Fn::Join'][1])
      expect(JWKS_URL['Fn::Join'][1].at(-1)).toBe('/.well-known/jwks.json')
    }
    expect(environments.length).toBe(routes.some(({ kind }) => kind === 'webhook') ? 2 : 1)
  })

  it('logs every request without its token, and throttles partners harder than people', () => {
    const { AccessLogSettings, DefaultRouteSettings, RouteSettings = {} } = only(template, 'AWS::ApiGatewayV2::Stage')['Properties']
    expect(Object.keys(JSON.parse(AccessLogSettings.Format))).toContain('subject')
    expect(AccessLogSettings.Format).not.toMatch(/authorization|body/i)
    expect(found(template, 'AWS::Logs::LogGroup').find(([id]) => id === AccessLogSettings.DestinationArn['Fn::GetAtt'][0])?.[1]['Properties'].RetentionInDays).toBe(14)
    expect(DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 })
    const webhooks = routes.filter(({ kind }) => kind === 'webhook').map(({ method, path }) => [`${method} ${path}`, { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 }])
    expect(RouteSettings).toEqual(Object.fromEntries(webhooks))
  })

  it('answers browsers on the portal\'s pages, and on no other', () => {
    const { CorsConfiguration } = only(template, 'AWS::ApiGatewayV2::Api')['Properties']
    expect(CorsConfiguration).toMatchObject({ AllowOrigins: ['http://localhost:4300'], AllowHeaders: expect.arrayContaining(['authorization', 'if-match', 'idempotency-key']), ExposeHeaders: expect.arrayContaining(['etag']) })
    expect(CorsConfiguration.AllowCredentials).toBeUndefined()
  })
})

it('a new route in the contract is a new route of the API, and changes nothing else', () => {
  const more: Manifest = { ...quality, contract: { ...quality.contract, routes: { ...quality.contract.routes, added: query('/added', { summary: 'Added', roles: ['manager'], returns: z.object({}) }) } } }
  const resourcesOf = (manifest: Manifest) => {
    const { Resources } = serviceTemplate(manifest, stages.prod).toJSON()
    // The stage waits for all routes.
    return Object.fromEntries(Object.entries(Resources).map(([id, each]) => [id, JSON.stringify(id.startsWith('ApiStage') ? { ...(each as object), DependsOn: [] } : each)]))
  }
  const [before, after] = [resourcesOf(quality), resourcesOf(more)]
  const changed = Object.keys(after).filter((id) => after[id] !== before[id])
  expect(changed).toEqual([expect.stringMatching(/^ApiAdded[0-9A-F]{8}$/)])
  expect(Object.keys(before).filter((id) => after[id] === undefined)).toEqual([])
})
