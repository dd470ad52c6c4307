import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { openApi } from '#shared/kernel/openapi.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import type { Door } from './server.ts'
import { publicClient } from './identity/issuer.ts'

const types: { readonly [extension: string]: string } = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.png': 'image/png' }
const files = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'favicon-32x32.png', 'oauth2-redirect.html', 'oauth2-redirect.js'])

/** The browsable API page: all six OpenAPI documents, sign-in with PKCE, requests tried out in place. */
export const apiPage = (contracts: readonly Contract[], address: string, issuer: string): { readonly page: Door; readonly documents: Door } => {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const described = new Map(contracts.map((contract) => [`/openapi/${contract.service}.json`, contract]))
  const texts = new Map<string, string>()
  /** Described when first asked for: the six together would make every start wait. */
  const textAt = (path: string): string | undefined => {
    const contract = described.get(path)
    if (!contract) return undefined
    const text = texts.get(path) ?? JSON.stringify(openApi(contract, `${address}/api/${contract.service}`, { authorizationUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token` }))
    texts.set(path, text)
    return text
  }
  return {
    page: async (_, response, url) => {
      const name = url.pathname.replace(/^\/docs\/?/, '')
      if (url.pathname === '/docs') return void response.writeHead(308, { location: '/docs/' }).end()
      if (name === '') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
      if (name === 'start.js') return void response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script(contracts, address))
      if (!files.has(name)) return void response.writeHead(404).end()
      response.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream', 'cache-control': 'max-age=3600' }).end(await readFile(join(folder, name)))
    },
    documents: (_, response, url) => {
      const document = textAt(url.pathname)
      response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json; charset=utf-8' }).end(document ?? '{}')
    },
  }
}

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Throughline API</title>
<link rel="stylesheet" href="swagger-ui.css"><link rel="icon" href="favicon-32x32.png"><div id="api"></div>
<script src="swagger-ui-bundle.js"></script><script src="swagger-ui-standalone-preset.js"></script><script src="start.js"></script></html>`

/** Fills in what a person should not have to type: an idempotency key for each try. */
const script = (contracts: readonly Contract[], address: string): string => `
const page = SwaggerUIBundle({
  dom_id: '#api',
  urls: ${JSON.stringify(contracts.map(({ service }) => ({ name: service, url: `/openapi/${service}.json` })))},
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  docExpansion: 'list',
  oauth2RedirectUrl: ${JSON.stringify(`${address}/docs/oauth2-redirect.html`)},
  requestInterceptor: (request) => {
    if (request.headers && request.headers['Idempotency-Key'] === '') request.headers['Idempotency-Key'] = crypto.randomUUID();
    return request;
  },
});
page.initOAuth({ clientId: ${JSON.stringify(publicClient)}, usePkceWithAuthorizationCodeGrant: true, scopes: ['openid'] });
`
