import type { Transport } from '#shared/kernel/client.ts'
import type { Problem } from '#shared/kernel/problem.ts'
import type { ServiceName } from './clients.ts'
import { noteTime } from './server-time.ts'

export type TransportOptions = {
  /** The access token of now; renewed when it is about to end. */
  readonly token: () => Promise<string>
  readonly locale: () => string
  /** Called when the API does not know us (any more). */
  readonly signedOut: () => void
}

/** Over `fetch`, to the same address the portal came from. No connection, or an answer that is none, is a problem like any other. */
export const overFetch = ({ token, locale, signedOut }: TransportOptions) => (service: ServiceName): Transport => async ({ method, path, headers, body }) => {
  const answer = await fetch(`/api/${service}${path}`, {
    method, headers: { ...headers, authorization: `Bearer ${await token()}`, 'accept-language': locale() }, ...(body !== undefined && { body }), signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => error instanceof Error ? error : new Error(String(error)))
  if (answer instanceof Error) return { status: 503, headers: {}, body: unreachable(service, path) }
  if (answer.status === 401) signedOut()
  const said = parsed(await answer.text())
  // A page in the API's place (of a network that wants a password first, say) is no answer, even when it says 200.
  const status = said === undefined ? Math.max(answer.status, 503) : answer.status
  noteTime(answer.headers.get('date'))
  return { status, headers: Object.fromEntries(answer.headers), body: said ?? unreachable(service, path, status) }
}

/** An API answers within 29 seconds or not at all. */
const patienceMs = 35_000

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Said by the portal itself: its texts come from the catalogue (`problems.unreachable`). */
const unreachable = (service: ServiceName, path: string, status = 503): Problem => ({
  type: 'urn:throughline:problem:unreachable', title: '', status, detail: '', instance: path, code: unreachableCode, requestId: service,
})
export const unreachableCode = 'unreachable'
