import type { Rfq } from '#services/quoting/rfq-view.ts'
import type { Api } from '../../api/clients.ts'
import type { Answered } from '../../api/use-command.ts'
import type { Draft } from './draft.ts'

type Seen = Rfq & { readonly version: number }

/** A file that is being measured changes the request too: whoever writes then reads again and tries once more. */
const mostTries = 5

/**
 * Opens a request, attaches its files and, when told, sends it to the shop. `key` is the same for every try of one text, and what is
 * attached already is left alone: a try that broke off goes on where it was.
 */
export const sendRequest = async (api: Api, { wishes, files }: Draft, submit: boolean, key: string): Promise<Answered<Seen>> => {
  const opened = await api.quoting.openRequest({ body: wishes, key })
  if (!opened.ok) return opened
  const params = { rfqId: opened.value.rfqId }
  const upon = async (change: (seen: Seen) => Promise<Answered<Seen>>): Promise<Answered<Seen>> => {
    for (let tried = 1; ; tried += 1) {
      const seen = await api.quoting.readRequest({ params })
      if (!seen.ok) return seen
      const answer = await change(seen.value)
      if (answer.ok || answer.problem.code !== 'stale-version' || tried === mostTries) return answer
    }
  }
  for (const { sha256, name, contentType, revision, exportClass } of files) {
    const attached = await upon(async (seen) =>
      seen.documents.some((each) => each.sha256 === sha256) ? { ok: true, value: seen } : api.quoting.attachDocument({ params, version: seen.version, body: { sha256, name, contentType, revision, exportClass } }))
    if (!attached.ok) return attached
  }
  return upon(async (seen) => (submit && seen.status === 'Draft' ? api.quoting.submitRequest({ params, version: seen.version, body: {} }) : { ok: true, value: seen }))
}
