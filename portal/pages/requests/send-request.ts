import type { Api, InputOf } from '../../api/clients.ts'
import type { Answered } from '../../api/use-command.ts'
import type { RequestSeen } from './request-seen.ts'
import type { Attachment } from './use-uploads.ts'

export type WishesBody = InputOf<'quoting', 'setWishes'>['body']

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

/** What is gone already is left alone. */
export const removeFile = (api: Api, rfqId: string, sha256: string): Promise<Answered<RequestSeen>> =>
  upon(api, rfqId, async (seen) =>
    seen.documents.some((each) => each.sha256 === sha256) ? api.quoting.removeDocument({ params: { rfqId, sha256 }, version: seen.version, body: {} }) : { ok: true, value: seen })

export const describeFile = (api: Api, rfqId: string, sha256: string, body: InputOf<'quoting', 'describeDocument'>['body']): Promise<Answered<RequestSeen>> =>
  upon(api, rfqId, (seen) => api.quoting.describeDocument({ params: { rfqId, sha256 }, version: seen.version, body }))

/** What is replaced by that file already is left alone. */
export const replaceFile = (api: Api, rfqId: string, older: string, newer: string): Promise<Answered<RequestSeen>> =>
  upon(api, rfqId, async (seen) =>
    seen.documents.some((each) => each.sha256 === older && each.replacedBy === newer) ? { ok: true, value: seen } : api.quoting.replaceDocument({ params: { rfqId, sha256: older }, version: seen.version, body: { by: newer } }))

/** The draft that a file belongs to, begun with it where there is none yet. `key` is the same for every try of one draft, so a try that broke off goes on where it was. */
export const draftOf = async (api: Api, rfqId: string | undefined, key: string): Promise<Answered<string>> => {
  if (rfqId !== undefined) return { ok: true, value: rfqId }
  const begun = await api.quoting.beginRequest({ body: {}, key })
  return begun.ok ? { ok: true, value: begun.value.rfqId } : begun
}

/** Says what is wanted and, when told, sends the request to the shop. */
export const sendRequest = async (api: Api, draft: { readonly rfqId: string | undefined; readonly key: string }, wishes: WishesBody, submit: boolean): Promise<Answered<RequestSeen>> => {
  const of = await draftOf(api, draft.rfqId, draft.key)
  if (!of.ok) return of
  const rfqId = of.value
  const said = await upon(api, rfqId, (seen) => api.quoting.setWishes({ params: { rfqId }, version: seen.version, body: wishes }))
  if (!said.ok || !submit) return said
  return upon(api, rfqId, async (seen) => (seen.status === 'Draft' ? api.quoting.submitRequest({ params: { rfqId }, version: seen.version, body: {} }) : { ok: true, value: seen }))
}
