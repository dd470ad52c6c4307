import type { Contract } from '#shared/kernel/contract.ts'
import type { Door } from './server.ts'

/** What one sees at the address itself: where to go next. */
export const landingPage = (contracts: readonly Contract[]): Door => (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Throughline</title>
<style>:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}body{max-width:44rem;margin:10vh auto;padding:0 1rem}a{color:#0b5cad}dt{font-weight:600;margin-top:.8rem}@media(prefers-color-scheme:dark){a{color:#8ab8f5}}</style>
<h1>Throughline</h1><p>One order of a precision part, from the customer's drawing to after-sales. <a href="/docs/">Browse and try the API</a>.</p>
<dl>${contracts.map(({ service, summary }) => `<dt><a href="/docs/?urls.primaryName=${service}">${service}</a></dt><dd>${summary}</dd>`).join('')}</dl></html>`)
}
