import { isFields } from '../forms/values.ts'

/** Something said in a conversation: when, for which side, and who is named in it (ids). */
export type Word = { readonly at: string; readonly side: 'customer' | 'manufacturer'; readonly mentions?: readonly string[] | undefined }

/** All that was said in a thing: in a case, about a request, and about its lines; of other things nothing. */
export const saidIn = (thing: object): readonly Word[] => {
  const { messages, requirements }: { readonly messages?: unknown; readonly requirements?: unknown } = thing
  const lines = listOf(requirements).filter(isFields)
  return [messages, ...lines.map(({ conversation }) => conversation)].flatMap(listOf).filter(isWord)
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const isWord = (value: unknown): value is Word => typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'string' && 'side' in value && (value.side === 'customer' || value.side === 'manufacturer')

/** What the other side has said after `until`, and what names `me`; everything of it where nothing was read yet. */
export const newSince = <W extends Word>(said: readonly W[], until: string | undefined, customer: boolean, me: string): readonly W[] =>
  said.filter(({ at, side, mentions }) => (side === (customer ? 'manufacturer' : 'customer') || mentions?.includes(me) === true) && (until === undefined || at > until))
