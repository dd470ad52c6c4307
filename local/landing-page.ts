import type { Contract } from '#shared/kernel/contract.ts'
import { localeOf } from '#shared/kernel/http.ts'
import { lookup } from '#shared/kernel/problem.ts'
import { messages } from './messages/messages.ts'
import { fontFaces } from './page-style.ts'
import type { Door } from './server.ts'

/** What one sees at the address itself: where to go next. */
export const landingPage = (contracts: readonly Contract[]): Door => (request, response) => {
  const locale = localeOf(request.headers['accept-language'])
  const { about, browse } = messages[locale].landing
  const entry = ({ service, summary }: Contract): string =>
    `<dt><a href="/docs/?urls.primaryName=${service}">${service}</a></dt><dd>${lookup(messages[locale], `landing.services.${service}`) ?? summary}</dd>`
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-language': locale })
  response.end(`<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Throughline</title>
<style>${fontFaces}:root{color-scheme:light dark;font:16px/1.6 system-ui,'Noto Sans Telugu',sans-serif}body{max-width:44rem;margin:10vh auto;padding:0 1rem}a{color:#0b5cad}dt{font-weight:600;margin-top:.8rem}dd{margin:0}@media(prefers-color-scheme:dark){a{color:#8ab8f5}}</style>
<h1>Throughline</h1><p>${about} <a href="/docs/">${browse}</a>.</p><dl>${contracts.map(entry).join('')}</dl></html>`)
}
