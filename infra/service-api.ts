import { Aws, Duration, Fn } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  CfnRoute, CfnStage, CorsHttpMethod, HttpApi, HttpAuthorizer, HttpAuthorizerType, HttpIntegration, HttpIntegrationType, HttpStage, LogGroupLogDestination, PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { StringListParameter, StringParameter } from 'aws-cdk-lib/aws-ssm'
import { Construct } from 'constructs'
import type { Contract, Route } from '#shared/kernel/contract.ts'
import { acknowledge } from './checks.ts'
import { kept } from './kept.ts'
import { pascal, platformNames, type ServiceNames } from './names.ts'
import type { Stage } from './stages.ts'

/** Whose tokens are good, as the platform stack has noted it. */
export type Issuer = { readonly url: string; readonly audiences: string[]; readonly userPool: string }

export const issuerOf = (scope: Construct, stage: Stage): Issuer => ({
  url: issuerUrl(scope, stage), audiences: StringListParameter.valueForTypedListParameter(scope, platformNames(stage).audiences), userPool: userPoolId(scope, stage),
})

export const issuerUrl = (scope: Construct, stage: Stage): string => `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${userPoolId(scope, stage)}`

const userPoolId = (scope: Construct, stage: Stage): string => StringParameter.valueForStringParameter(scope, platformNames(stage).userPoolId)

/** The environment that lets the function verify the same tokens again (docs/adr/0006). */
export const issuerEnvironment = ({ url, audiences }: Issuer) => ({ ISSUER: url, AUDIENCE: Fn.join(',', audiences), JWKS_URL: `${url}/.well-known/jwks.json` })

export type ApiProps = {
  readonly names: ServiceNames
  readonly contract: Contract
  readonly issuer: Issuer
  readonly http: IFunction
  readonly webhook: IFunction | undefined
}

/** The service's HTTP API: one route for each of its contract, none else; a token for all but webhooks. */
export const serviceApi = (scope: Construct, stage: Stage, { names, contract, issuer, http, webhook }: ApiProps): HttpStage => {
  const within = new Construct(scope, 'Api')
  const api = new HttpApi(within, 'Api', { apiName: names.api, description: contract.summary, createDefaultStage: false, corsPreflight: cors(stage) })
  const authorizer = new HttpAuthorizer(within, 'Tokens', {
    httpApi: api, authorizerName: 'tokens', type: HttpAuthorizerType.JWT, identitySource: ['$request.header.Authorization'], jwtIssuer: issuer.url, jwtAudience: issuer.audiences,
  })
  const people = integration(within, 'People', api, http)
  const partners = webhook && integration(within, 'Partners', api, webhook)
  const routes = Object.entries(contract.routes).map(([name, { kind, method, path }]) => {
    const open = kind === 'webhook'
    const target = open ? partners : people
    if (!target) throw new Error(`${method} ${path}: no function for webhooks`)
    const route = new CfnRoute(within, pascal(name), { apiId: api.apiId, routeKey: `${method} ${path}`, target, ...(open ? { authorizationType: 'NONE' } : { authorizationType: 'JWT', authorizerId: authorizer.authorizerId }) })
    if (open) acknowledge(route, 'AwsSolutions-APIG4', 'The partner has no token: its signature over the body is verified in the function.')
    return route
  })
  return stageOf(within, stage, names, api, contract, routes)
}

/** One integration and one permission for all routes of a function, under names that do not hang on any route; returns the routes' target. */
const integration = (scope: Construct, id: string, api: HttpApi, handler: IFunction): string => {
  const made = new HttpIntegration(scope, id, { httpApi: api, integrationType: HttpIntegrationType.AWS_PROXY, integrationUri: handler.functionArn, payloadFormatVersion: PayloadFormatVersion.VERSION_2_0 })
  handler.addPermission(`${id}Api`, {
    principal: new ServicePrincipal('apigateway.amazonaws.com'),
    sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${api.apiId}/*`,
  })
  return `integrations/${made.integrationId}`
}

/** What a browser on the portal's pages may send and see. */
const cors = ({ portalOrigin }: Stage) => ({
  allowOrigins: [portalOrigin],
  allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.PATCH, CorsHttpMethod.DELETE],
  allowHeaders: ['accept-language', 'authorization', 'content-type', 'idempotency-key', 'if-match', 'traceparent'],
  exposeHeaders: ['content-language', 'etag', 'retry-after'],
  maxAge: Duration.hours(1),
})

const stageOf = (scope: Construct, stage: Stage, names: ServiceNames, api: HttpApi, contract: Contract, routes: readonly CfnRoute[]): HttpStage => {
  const log = new LogGroup(scope, 'AccessLog', { logGroupName: `/aws/vendedlogs/${names.api}-access`, retention: stage.logDays, removalPolicy: kept(stage) })
  const made = new HttpStage(scope, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(JSON.stringify(logged)) },
  })
  const own = Object.values(contract.routes).filter(({ kind }) => kind === 'webhook')
  if (own.length > 0) throttleWebhooks(made, stage, own)
  // A route's own limits can only be set once the route is there.
  routes.forEach((route) => made.node.addDependency(route))
  return made
}

const throttleWebhooks = (made: HttpStage, { webhooks }: Stage, routes: readonly Route[]): void => {
  const { defaultChild } = made.node
  if (!(defaultChild instanceof CfnStage)) throw new Error('an HTTP stage is made of something else now')
  const limits = { ThrottlingRateLimit: webhooks.rate, ThrottlingBurstLimit: webhooks.burst }
  defaultChild.routeSettings = Object.fromEntries(routes.map(({ method, path }) => [`${method} ${path}`, limits]))
}

/** Never a token, never a body. */
const logged = {
  requestId: '$context.requestId', time: '$context.requestTime', ip: '$context.identity.sourceIp', route: '$context.routeKey', status: '$context.status',
  latency: '$context.responseLatency', integrationLatency: '$context.integrationLatency', bytes: '$context.responseLength', subject: '$context.authorizer.claims.sub', error: '$context.error.message',
  authorizerError: '$context.authorizer.error', integrationError: '$context.integrationErrorMessage', userAgent: '$context.identity.userAgent',
}
