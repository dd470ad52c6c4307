import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { LinkEnd } from './contracts/files.ts'

/** Follows links over http as a browser does, which sets `content-length` itself, whatever it was told. */
export const httpLinks: LinkEnd = {
  put: async ({ url, headers }, bytes) => (await send('PUT', url, { ...headers, 'content-length': String(bytes.byteLength) }, bytes)).status === 200,
  get: async ({ url }) => {
    const { status, headers, body } = await send('GET', url, {})
    return status === 200 ? { headers, bytes: body } : undefined
  },
}

const send = (method: string, url: string, headers: { readonly [name: string]: string }, bytes?: Uint8Array): Promise<{ status: number; headers: Headers; body: Uint8Array }> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers }, (response) => {
      const received = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)])
      buffer(response).then((body) => resolve({ status: response.statusCode ?? 0, headers: new Headers(received), body: new Uint8Array(body) }), reject)
    })
    outgoing.once('error', reject).end(bytes)
  })
