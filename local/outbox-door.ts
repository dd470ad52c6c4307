import type { Outbox } from '#shared/adapters/local/outbox.ts'
import type { Door } from './server.ts'

const listed = 200

/** `/outbox`: the letters that would have been sent, newest first, each as the file that a mail program opens. For whoever runs this machine. */
export const outboxDoor = (outbox: Outbox): Door => async (_, response, url) => {
  const name = decodeURIComponent(url.pathname.replace(/^\/outbox\/?/, ''))
  if (name === '') {
    const rows = (await outbox.names()).slice(0, listed).map((each) => `<li><a href="/outbox/${encodeURIComponent(each)}">${escaped(each)}</a></li>`)
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Throughline: outbox</title><h1>Letters</h1><ol>${rows.join('')}</ol></html>`)
  }
  const letter = await outbox.read(name)
  response.writeHead(letter === undefined ? 404 : 200, { 'content-type': letter === undefined ? 'text/plain' : 'message/rfc822', 'cache-control': 'no-store' }).end(letter ?? 'There is no such letter.')
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
