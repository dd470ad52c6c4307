/**
 * What makes the terminal start without a connection (docs/adr/0034): its files, as one build made them, and nothing else. It stands before `/terminal` only, and no answer of an API passes through it.
 * `portal/build.ts` says which files those are.
 */
declare const TERMINAL_FILES: readonly string[]
declare const TERMINAL_VERSION: string

export type Lasting = { readonly waitUntil: (work: Promise<unknown>) => void }
type Asked = Lasting & { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void }
/** As much of a service worker's world as this one uses; the library of types has it only in place of the page's. */
declare const self: {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
  readonly location: Location
}

const ours = 'throughline-files-'
const version = ours + TERMINAL_VERSION
const terminal = TERMINAL_FILES
/** First page and settings may change without a new build; asked for first, and not for long. */
const page = '/'
const settings = '/portal.json'
const patienceMs = 5000

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(freshOrKept(request, page))
  else if (pathname === settings) event.respondWith(freshOrKept(request, settings))
  else if (terminal.includes(pathname)) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)))
})

const install = async (): Promise<void> => {
  const files = await caches.open(version)
  await files.addAll([page, settings, ...terminal])
  await self.skipWaiting()
}

const activate = async (): Promise<void> => {
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== version)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

const kept = async (path: string): Promise<Response | undefined> => (await caches.open(version)).match(path)

const freshOrKept = async (request: Request, path: string): Promise<Response> => {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
  } catch (error) {
    const found = await kept(path)
    if (!found) throw error
    return found
  }
}
