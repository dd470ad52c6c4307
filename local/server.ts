import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Contract } from '#shared/kernel/contract.ts'
import { gatewayEvent, localContext, matcher, type GatewayResult } from '#shared/kernel/gateway.ts'
import { bodyLimit, localeOf, type HttpEdge } from '#shared/kernel/http.ts'
import type { Clock, Ids, Log } from '#shared/kernel/ports.ts'
import { isPage } from '#portal/headers.ts'
import { problemOf } from '#shared/kernel/problem.ts'
import type { Refusal } from '#shared/kernel/result.ts'

export type Door = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>
type Served = { readonly contract: Contract; readonly http: HttpEdge }
type Deps = { readonly services: readonly Served[]; readonly doors: { readonly [prefix: string]: Door }; readonly portal: Door; readonly clock: Clock; readonly ids: Ids; readonly log: Log }

/** One port for everything: the six APIs under `/api/<service>`, the doors (sign-in, files, API page) by their first path segment, and the portal at every other address. */
export const server = (deps: Deps): Server => {
  const apis = new Map(deps.services.map(({ contract, http }) => [contract.service, { http, match: matcher(contract), name: contract.service }]))
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = urlOf(request)
    if (!url) return refuse(deps, request, response, { code: 'route-not-found' })
    const [, first = '', second = ''] = url.pathname.split('/')
    const door = deps.doors[first]
    const api = first === 'api' ? apis.get(second) : undefined
    if (door) return door(request, response, url)
    if (first !== 'api' && asksForPortal(request, url)) return deps.portal(request, response, url)
    if (!api) return refuse(deps, request, response, { code: 'route-not-found' })
    await serveApi(deps, api, request, response, url)
  }
  return createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      deps.log.error('request failed outside its service', { path: request.url, error: String(error) })
      if (response.headersSent) response.destroy()
      else refuse(deps, request, response, { code: 'defect', params: { requestId: deps.ids.next('req') } })
    })
  })
}

/** The first page, a file, or an address that a browser opens; whoever asks for something else there is told that there is nothing. */
const asksForPortal = ({ method, headers }: IncomingMessage, { pathname }: URL): boolean =>
  (method === 'GET' || method === 'HEAD') && (pathname === '/' || !isPage(pathname) || (headers.accept ?? '').includes('text/html'))

type Api = { readonly name: string; readonly http: HttpEdge; readonly match: ReturnType<typeof matcher> }

const serveApi = async (deps: Deps, api: Api, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
  const path = url.pathname.slice(`/api/${api.name}`.length) || '/'
  const method = request.method ?? 'GET'
  const matched = api.match(method, path)
  if (!('routeKey' in matched)) {
    return refuse(deps, request, response, matched.allowed.length === 0 ? { code: 'route-not-found' } : { code: 'method-not-allowed', params: { method, allowed: matched.allowed.join(', ') } })
  }
  const body = await readBody(request)
  if (body === undefined) return refuse(deps, request, response, { code: 'body-too-large', params: { limit: '1 MB' } })
  const requestId = deps.ids.next('req')
  const event = gatewayEvent({
    method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: headersOf(request), body: body === '' ? undefined : body,
    requestId, sourceIp: request.socket.remoteAddress ?? '', time: deps.clock.now(),
  }, matched)
  answer(response, await api.http(event, localContext(api.name, requestId)))
}

const answer = (response: ServerResponse, { statusCode, headers, body }: GatewayResult): void => {
  response.writeHead(statusCode ?? 200, Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])))
  response.end(body)
}

/** A problem for what never reaches a service. A body that is still coming is not waited for. */
export const refuse = (deps: Pick<Deps, 'ids'>, request: IncomingMessage, response: ServerResponse, refusal: Refusal): void => {
  const locale = localeOf(request.headers['accept-language'])
  const problem = problemOf(refusal, { instance: (request.url ?? '/').split('?')[0] ?? '/', requestId: deps.ids.next('req'), locale }, { en: {}, te: {} })
  response.writeHead(problem.status, { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': locale, 'cache-control': 'no-store', ...(!request.complete && { connection: 'close' }) })
  response.end(JSON.stringify(problem), () => { if (!request.complete) request.destroy() })
}

/** The body as text, or undefined when it is larger than an API takes; the rest is then not read. */
const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.byteLength
    if (size > bodyLimit) return undefined
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const headersOf = (request: IncomingMessage): { [name: string]: string } =>
  Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])))

const urlOf = (request: IncomingMessage): URL | undefined => URL.parse(request.url ?? '/', 'http://localhost') ?? undefined
