import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { LocalDirectory } from '#shared/adapters/local/directory.ts'
import type { Claims } from '#shared/kernel/actor.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import { localeOf } from '#shared/kernel/http.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { fontFaces } from '../page-style.ts'
import { messages } from '../messages/messages.ts'

type Options = { readonly directory: Pick<LocalDirectory, 'everyone' | 'claims' | 'signedIn'>; readonly password: string }

/** The page that asks who you are. It works without script and by keyboard alone. */
export const signInPage = (provider: Provider, { directory, password }: Options) => async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const locale = localeOf(request.headers['accept-language'])
  const text = { ...messages[locale].signIn, locale }
  try {
    await provider.interactionDetails(request, response)
  } catch {
    return send(response, 400, page(text, `<p>${text.expired}</p>`))
  }
  if (request.method !== 'POST') return send(response, 200, form(text, directory.everyone(), undefined))
  const fields = new URLSearchParams(await body(request))
  const person = directory.claims(fields.get('user') ?? '')
  if (!person || !same(fields.get('password') ?? '', password)) return send(response, 401, form(text, directory.everyone(), fields.get('user') ?? undefined))
  directory.signedIn(person.sub)
  await provider.interactionFinished(request, response, { login: { accountId: person.sub, remember: true } }, { mergeWithLastSubmission: false })
}

type Text = (typeof messages)['en']['signIn'] & { readonly locale: Locale }

const form = (text: Text, people: readonly Claims[], tried: string | undefined): string =>
  page(text, `
    ${tried === undefined ? '' : `<p role="alert">${text.wrong}</p>`}
    <form method="post">
      <label for="user">${text.user}</label>
      <select id="user" name="user">${people.map((person) => `<option value="${escape(person.sub)}"${person.sub === tried ? ' selected' : ''}>${escape(`${person.name ?? person.sub} · ${person.roles.join(', ')}${person.customerName === undefined ? '' : ` · ${person.customerName}`}`)}</option>`).join('')}</select>
      <label for="password">${text.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
      <button>${text.enter}</button>
    </form>`)

const page = ({ title, locale }: Text, content: string): string => `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<style>${fontFaces}:root{color-scheme:light dark;font:16px/1.5 system-ui,'Noto Sans Telugu',sans-serif}body{max-width:24rem;margin:12vh auto;padding:0 1rem}h1{font-size:1.4rem}label{display:block;margin:1rem 0 .25rem}select,input,button{font:inherit;width:100%;padding:.6rem;border:1px solid #8888;border-radius:.4rem;box-sizing:border-box}button{margin-top:1.5rem;background:#0b5cad;color:#fff;border:0;cursor:pointer}[role=alert]{color:#b3261e}</style>
<h1>Throughline</h1>${content}</html>`

const escape = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Compared by digest, so that neither length nor content shows in the time it takes. */
const same = (given: string, expected: string): boolean => timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(expected)))

const send = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; form-action 'self' http://localhost:* http://127.0.0.1:*" })
  response.end(html)
}

const limit = 10_000
const body = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > limit) return ''
  }
  return text
}
