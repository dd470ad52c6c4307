import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Running } from '../process.ts'

/** A request as a stand-in sees it; `url` keeps path and query as they were sent. */
export type Asked = { readonly method: string; readonly url: URL; readonly headers: IncomingHttpHeaders; readonly body: Buffer }
export type Answer = { readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: string | Uint8Array }

/** A small http server on a loopback port that speaks just enough of somebody else's protocol. */
export const standIn = async (answer: (asked: Asked) => Answer): Promise<Running> => {
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', headers } = request
    const { status, headers: sent, body } = answer({ method, headers, body: await buffer(request), url: new URL(request.url ?? '/', `http://${headers.host}`) })
    response.writeHead(status, sent).end(body)
  }
  // What a stand-in cannot make sense of fails the call, not the test process.
  const server = createServer((request, response) => void respond(request, response).catch((error: unknown) => response.writeHead(500).end(String(error))))
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => { server.close(closed) })
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

export const json = (value: object, status = 200): Answer => ({ status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(value) })
