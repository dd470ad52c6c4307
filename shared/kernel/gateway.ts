import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type { Route } from './contract.ts'

/** A request as API Gateway's HTTP API (payload format 2.0) hands it to a function; used where there is no gateway. */
export type PlainRequest = {
  readonly method: string
  readonly path: string
  readonly query: { readonly [name: string]: string }
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string }
  readonly body: string | undefined
  readonly requestId: string
  readonly sourceIp: string
  readonly time: string
}

/** As much of a contract as its addresses take. */
type Addresses = { readonly routes: { readonly [name: string]: Pick<Route, 'method' | 'path'> } }

export type Matched = { readonly routeKey: string; readonly pathParameters: { readonly [name: string]: string } }

/**
 * Finds a contract's route for a path as the gateway does: same number of segments, literal segments before `{variables}`.
 * `allowed` lists the methods of the address when only the method is wrong.
 */
export const matcher = (contract: Addresses): ((method: string, path: string) => Matched | { readonly allowed: readonly string[] }) => {
  const routes = Object.values(contract.routes)
    .map(({ method, path }) => ({ method, path, segments: path.split('/') }))
    .toSorted((a, b) => variables(a.path) - variables(b.path))
  return (method, path) => {
    const given = path.split('/')
    const fitting = routes.filter(({ segments }) => segments.length === given.length && segments.every((segment, index) => isVariable(segment) || segment === given[index]))
    const route = fitting.find((each) => each.method === method)
    if (!route) return { allowed: fitting.map((each) => each.method) }
    const pairs = route.segments.flatMap((segment, index) => (isVariable(segment) ? [[segment.slice(1, -1), decode(given[index] ?? '')]] : []))
    return { routeKey: `${route.method} ${route.path}`, pathParameters: Object.fromEntries(pairs) }
  }
}

const isVariable = (segment: string): boolean => segment.startsWith('{')
const variables = (path: string): number => path.split('{').length

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

export const gatewayEvent = (request: PlainRequest, { routeKey, pathParameters }: Matched): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey,
  rawPath: request.path,
  rawQueryString: new URLSearchParams({ ...request.query }).toString(),
  headers: { ...request.headers },
  queryStringParameters: { ...request.query },
  pathParameters: { ...pathParameters },
  requestContext: {
    accountId: 'local',
    apiId: 'local',
    domainName: request.headers['host'] ?? 'localhost',
    domainPrefix: 'local',
    http: { method: request.method, path: request.path, protocol: 'HTTP/1.1', sourceIp: request.sourceIp, userAgent: request.headers['user-agent'] ?? '' },
    requestId: request.requestId,
    routeKey,
    stage: '$default',
    time: request.time,
    timeEpoch: Date.parse(request.time),
  },
  ...(request.body !== undefined && { body: request.body }),
  isBase64Encoded: false,
})

/** The Lambda context where there is no Lambda. */
export const localContext = (functionName: string, awsRequestId: string): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:local:local:function:${functionName}`,
  memoryLimitInMB: '1024',
  awsRequestId,
  logGroupName: functionName,
  logStreamName: 'local',
  getRemainingTimeInMillis: () => 30_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
})

export type GatewayResult = APIGatewayProxyStructuredResultV2
