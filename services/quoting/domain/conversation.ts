import { decided, ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Message, Rfq } from '../rfq-view.ts'
import { fitting, isOpen, named, standing, wrongStatus, type RfqDecision, type RfqEvent } from './rfq.ts'

export type Side = Message['side']
/** What somebody says: its words, the files of the request it is about, and who is to be told of it whatever their part. */
export type Said = { readonly text: string; readonly files?: readonly string[] | undefined; readonly mentions?: readonly string[] | undefined }

/** A message of it, where its files are the request's own. */
export const messageOf = (rfq: Rfq, { text, files = [], mentions = [] }: Said, by: Person, side: Side, at: Instant): Result<Message, Refusal> => {
  const strange = files.findIndex((sha256) => rfq.documents.every((document) => document.sha256 !== sha256))
  if (strange >= 0) return refuse('message-file-unknown', { number: strange + 1 }, `/files/${strange}`)
  return ok({ by, side, at, text, ...(files.length > 0 && { files: [...new Set(files)] }), ...(mentions.length > 0 && { mentions: [...new Set(mentions)] }) })
}

/** What an event says of a message beside its words. */
export const mentioned = ({ mentions }: Message): { readonly mentions?: string[] } => (mentions ? { mentions } : {})

/** Something said about the whole request, or about one line of it, by either side, while the request is open. */
export const post = (rfq: Rfq, said: Said & { readonly line?: number | undefined }, by: Person, side: Side, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  if (!isOpen(at)) return wrongStatus(at, 'request-closed')
  const message = messageOf(at, said, by, side, now)
  if (!message.ok) return message
  const { line } = said
  if (line !== undefined && at.requirements.every((each) => each.line !== line)) return refuse('not-found', { kind: 'line', id: line })
  const next: Rfq = line === undefined
    ? { ...at, messages: [...at.messages, message.value] }
    : { ...at, requirements: at.requirements.map((each) => (each.line === line ? { ...each, conversation: [...each.conversation, message.value] } : each)) }
  return fitting(decided<Rfq, RfqEvent>(next, { type: 'MessagePosted', data: { ...named(at), side, ...(line !== undefined && { line }), text: said.text, ...mentioned(message.value) } }))
}
