import type { Underway } from './hashes.ts'

export type SignedLink = { readonly url: string; readonly headers: { readonly [name: string]: string } }
/** `broken`: the connection was lost on the way, or somebody cancelled. `refused`: what arrived was not what the link is for, or the link is too old. */
export type Sent = 'done' | 'refused' | 'broken'

/** Sends a file to a signed link, from where it lies and not through memory. `fetch` does not tell how far an upload is; this does. */
export const send = (file: Blob, { url, headers }: SignedLink, { signal, progress }: Underway): Promise<Sent> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) if (!setByBrowser.has(name)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total))
    request.addEventListener('load', () => resolve(request.status >= 200 && request.status < 300 ? 'done' : 'refused'))
    for (const lost of ['error', 'abort', 'timeout']) request.addEventListener(lost, () => resolve('broken'))
    signal.addEventListener('abort', () => request.abort())
    if (signal.aborted) return resolve('broken')
    request.send(file)
  })

/** The browser sets it from the file itself, and writes to the console when somebody else wants to. */
const setByBrowser = new Set(['content-length'])
