import type { Outbox } from '#shared/adapters/local/outbox.ts'
import { localeOf } from '#shared/kernel/http.ts'
import type { Ids } from '#shared/kernel/ports.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { messages } from './messages/messages.ts'
import { refuse, type Door } from './server.ts'

const listed = 200

/** `/outbox`: the letters that would have been sent, newest first, each as the file that a mail program opens. For whoever runs this machine. */
export const outboxDoor = (outbox: Outbox, ids: Ids): Door => async (request, response, url) => {
  const name = decoded(url.pathname.replace(/^\/outbox\/?/, ''))
  if (name === undefined) return refuse({ ids }, request, response, { code: 'malformed-address' })
  if (name === '') {
    const locale = localeOf(request.headers['accept-language'])
    const head = { 'content-type': 'text/html; charset=utf-8', 'content-language': locale, 'cache-control': 'no-store' }
    return void response.writeHead(200, head).end(page((await outbox.names()).slice(0, listed), locale))
  }
  const letter = await outbox.read(name)
  if (letter === undefined) return refuse({ ids }, request, response, { code: 'route-not-found' })
  response.writeHead(200, { 'content-type': 'message/rfc822', 'cache-control': 'no-store' }).end(letter)
}

/** Undefined when its percent signs do not say UTF-8. */
const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const page = (names: readonly string[], locale: Locale): string => {
  const { title, letters, intro, none } = messages[locale].outbox
  const rows = names.map((each) => `<li><a href="/outbox/${encodeURIComponent(each)}">${escaped(each)}</a></li>`)
  const list = rows.length === 0 ? `<p>${none}</p>` : `<ol>${rows.join('')}</ol>`
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Throughline: ${title}</title><h1>${letters}</h1><p>${intro}</p>${list}</html>`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
