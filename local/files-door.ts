import type { FolderFiles } from '#shared/adapters/local/files.ts'
import type { Ids } from '#shared/kernel/ports.ts'
import { refuse, type Door } from './server.ts'

/** `PUT` and `GET` on signed links, `/files/<service>/…`: what the bucket does on AWS. The link is the permission. */
export const filesDoor = (files: ReadonlyMap<string, FolderFiles>, ids: Ids): Door => async (request, response, url) => {
  const folder = files.get(url.pathname.split('/')[2] ?? '')
  if (!folder) return refuse({ ids }, request, response, { code: 'route-not-found' })
  if (request.method === 'PUT') {
    const taken = await folder.accept({ url: request.url ?? '', contentType: request.headers['content-type'], body: request })
    if (!taken.ok) return refuse({ ids }, request, response, taken.error)
    response.writeHead(200, { 'content-type': 'application/json' })
    return void response.end(JSON.stringify(taken.value))
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse({ ids }, request, response, { code: 'method-not-allowed', params: { method: request.method ?? '', allowed: 'GET, PUT' } })
  const found = await folder.serve({ url: request.url ?? '' })
  if (!found.ok) return refuse({ ids }, request, response, found.error)
  response.writeHead(200, found.value.headers)
  for await (const chunk of found.value.body) if (!response.write(chunk)) await new Promise((resolve) => { response.once('drain', () => resolve(undefined)) })
  response.end()
}
