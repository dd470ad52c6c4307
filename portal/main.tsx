import '@mantine/core/styles.css'
import '@fontsource/noto-sans/400.css'
import '@fontsource/noto-sans/600.css'
import '@fontsource/noto-sans-telugu/400.css'
import '@fontsource/noto-sans-telugu/600.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Portal } from './app/portal.tsx'
import { footPrintedPages } from './app/print.ts'
import { loadConfig } from './api/config.ts'
import { feedAt, withoutFeed } from './api/feed.ts'
import { queriesOver } from './api/queries.ts'
import { keepConfig } from './api/use-config.ts'
import { startLanguages } from './i18n/i18n.ts'
import { openSession } from './session/session.ts'

// zod makes faster parsers from text where it may; these pages may not (their security policy), and to try is an error in the console.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

/** After an update a page's old code is gone: load the new portal, once. Without a connection there is nothing to load, and the page would be lost. */
window.addEventListener('vite:preloadError', (event) => {
  if (!navigator.onLine || sessionStorage.getItem(reloaded) === location.pathname) return
  event.preventDefault()
  sessionStorage.setItem(reloaded, location.pathname)
  location.reload()
})
const reloaded = 'throughline.reloaded'

footPrintedPages()

const place = document.getElementById('portal')
if (!place) throw new Error('the page has no place for the portal')
const root = createRoot(place)

try {
  const [config] = await Promise.all([loadConfig(), startLanguages()])
  const session = await openSession(config)
  const feed = config.feed !== undefined && session.me ? feedAt(config.feed, session.token) : withoutFeed
  const queries = queriesOver(feed)
  keepConfig(queries, config)
  // Before the first question, so that nothing is missed between its answer and the stream.
  feed.follow(queries)
  root.render(<StrictMode><Portal session={session} queries={queries} /></StrictMode>)
} catch (error) {
  // Without its settings or its texts the portal cannot even speak the reader's language.
  place.textContent = `Throughline cannot start: ${String(error)}. Reload this page in a moment.`
}
