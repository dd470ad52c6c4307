import { Aws, Duration, Fn } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { CfnStage, CorsHttpMethod, HttpApi, HttpMethod, HttpNoneAuthorizer, HttpStage, LogGroupLogDestination, type HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { StringListParameter, StringParameter } from 'aws-cdk-lib/aws-ssm'
import { Construct } from 'constructs'
import type { Contract, Method, Route } from '#shared/kernel/contract.ts'
import { acknowledge } from './checks.ts'
import { kept } from './kept.ts'
import { platformNames, type ServiceNames } from './names.ts'
import type { Stage } from './stages.ts'

/** Whose tokens are good, as the platform stack has noted it. */
export type Issuer = { readonly url: string; readonly audiences: string[] }

export const issuerOf = (scope: Construct, stage: Stage): Issuer => {
  const names = platformNames(stage)
  const pool = StringParameter.valueForStringParameter(scope, names.userPoolId)
  return { url: `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${pool}`, audiences: StringListParameter.valueForTypedListParameter(scope, names.audiences) }
}

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
  const authorizer = new HttpJwtAuthorizer('Tokens', issuer.url, { jwtAudience: issuer.audiences })
  const integrations = { people: integration('People', http), partners: webhook && integration('Partners', webhook) }
  const routes = Object.values(contract.routes).flatMap((route) => {
    const open = route.kind === 'webhook'
    const target = open ? integrations.partners : integrations.people
    if (!target) throw new Error(`${route.method} ${route.path}: no function for webhooks`)
    const made = api.addRoutes({ path: route.path, methods: [methods[route.method]], integration: target, authorizer: open ? new HttpNoneAuthorizer() : authorizer })
    if (open) made.forEach((each) => acknowledge(each, 'AwsSolutions-APIG4', 'The partner has no token: its signature over the body is verified in the function.'))
    return made
  })
  return stageOf(within, stage, names, api, contract, routes)
}

const methods: { readonly [M in Method]: HttpMethod } = { GET: HttpMethod.GET, POST: HttpMethod.POST, PUT: HttpMethod.PUT, PATCH: HttpMethod.PATCH, DELETE: HttpMethod.DELETE }

/** One permission for the whole API: one for each route would say the same fifty times. */
const integration = (id: string, handler: IFunction): HttpLambdaIntegration => new HttpLambdaIntegration(id, handler, { scopePermissionToRoute: false })

/** What a browser on the portal's pages may send and see. */
const cors = ({ portalOrigin }: Stage) => ({
  allowOrigins: [portalOrigin],
  allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.PATCH, CorsHttpMethod.DELETE],
  allowHeaders: ['accept-language', 'authorization', 'content-type', 'idempotency-key', 'if-match', 'traceparent'],
  exposeHeaders: ['content-language', 'etag', 'retry-after'],
  maxAge: Duration.hours(1),
})

const stageOf = (scope: Construct, stage: Stage, names: ServiceNames, api: HttpApi, contract: Contract, routes: readonly HttpRoute[]): HttpStage => {
  const log = new LogGroup(scope, 'AccessLog', { logGroupName: `/aws/vendedlogs/${names.api}-access`, retention: stage.logDays, removalPolicy: kept(stage) })
  const made = new HttpStage(scope, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    detailedMetricsEnabled: true,
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
  const limits = { ThrottlingRateLimit: webhooks.rate, ThrottlingBurstLimit: webhooks.burst, DetailedMetricsEnabled: true }
  defaultChild.routeSettings = Object.fromEntries(routes.map(({ method, path }) => [`${method} ${path}`, limits]))
}

/** Never a token, never a body. */
const logged = {
  requestId: '$context.requestId', time: '$context.requestTime', ip: '$context.identity.sourceIp', route: '$context.routeKey', status: '$context.status',
  latency: '$context.responseLatency', integrationLatency: '$context.integrationLatency', bytes: '$context.responseLength', subject: '$context.authorizer.claims.sub', error: '$context.error.message',
  authorizerError: '$context.authorizer.error', integrationError: '$context.integrationErrorMessage', userAgent: '$context.identity.userAgent',
}
