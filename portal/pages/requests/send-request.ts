import type { Api, InputOf } from '../../api/clients.ts'
import type { Answered } from '../../api/use-command.ts'
import type { RequestSeen } from './request-seen.ts'
import type { Attachment } from './use-uploads.ts'

export type WishesBody = InputOf<'quoting', 'openRequest'>['body']

/** A file that is being measured changes the request too: whoever writes then reads again and tries once more. */
const mostTries = 5

const upon = async (api: Api, rfqId: string, change: (seen: RequestSeen) => Promise<Answered<RequestSeen>>): Promise<Answered<RequestSeen>> => {
  for (let tried = 1; ; tried += 1) {
    const seen = await api.quoting.readRequest({ params: { rfqId } })
    if (!seen.ok) return seen
    const answer = await change(seen.value)
    if (answer.ok || answer.problem.code !== 'stale-version' || tried === mostTries) return answer
  }
}

/** What is attached already is left alone. */
export const attachFile = (api: Api, rfqId: string, { sha256, name, contentType, revision, exportClass }: Attachment): Promise<Answered<RequestSeen>> =>
  upon(api, rfqId, async (seen) =>
    seen.documents.some((each) => each.sha256 === sha256)
      ? { ok: true, value: seen }
      : api.quoting.attachDocument({ params: { rfqId }, version: seen.version, body: { sha256, name, contentType, revision, exportClass } }))

/**
 * Opens a request, attaches its files and, when told, sends it to the shop. `key` is the same for every try of one text, so a try that broke
 * off goes on where it was.
 */
export const sendRequest = async (api: Api, wishes: WishesBody, files: readonly Attachment[], submit: boolean, key: string): Promise<Answered<RequestSeen>> => {
  const opened = await api.quoting.openRequest({ body: wishes, key })
  if (!opened.ok) return opened
  const { rfqId } = opened.value
  for (const file of files) {
    const attached = await attachFile(api, rfqId, file)
    if (!attached.ok) return attached
  }
  return upon(api, rfqId, async (seen) => (submit && seen.status === 'Draft' ? api.quoting.submitRequest({ params: { rfqId }, version: seen.version, body: {} }) : { ok: true, value: seen }))
}
