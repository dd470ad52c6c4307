import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { cacheControl, contentSecurityPolicy, hashedFolder, isPage, referrerPolicy } from '#portal/headers.ts'
import type { Door } from './server.ts'
import { publicClient } from './identity/issuer.ts'

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.json': 'application/json; charset=utf-8', '.woff2': 'font/woff2', '.woff': 'font/woff', '.wasm': 'application/wasm',
}

/** The portal's files, its settings, and its first page for every address that is a page of it: the address says which. */
export const portalDoor = async (folder: string, issuer: string): Promise<Door> => {
  const files = new Set((await readdir(folder, { recursive: true })).map((name) => `/${name.replaceAll('\\', '/')}`))
  const config = JSON.stringify({ issuer, clientId: publicClient, scope: 'openid offline_access', feed: '/feed', sampleData: '/sample-data', apiPage: '/docs/' })
  return async (request, response, url) => {
    const headers = { 'x-content-type-options': 'nosniff', 'referrer-policy': referrerPolicy }
    if (url.pathname === '/portal.json') return void response.writeHead(200, { ...headers, 'content-type': 'application/json', 'cache-control': cacheControl.settings }).end(config)
    const name = isPage(url.pathname) ? '/index.html' : url.pathname
    if (!files.has(name)) return void response.writeHead(404, headers).end()
    const bytes = await readFile(join(folder, name))
    response.writeHead(200, {
      ...headers, 'content-type': types[extname(name)] ?? 'application/octet-stream', 'content-security-policy': contentSecurityPolicy(),
      'cache-control': name.startsWith(`/${hashedFolder}/`) ? cacheControl.hashed : cacheControl.asked,
    })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  }
}
