import * as z from 'zod'
import type { Item, Key } from './ports.ts'

/** What a list is searched for: each word must begin one of a thing's, or stand in one. */
export const SearchText = z.string().trim().min(2).max(100).describe('Words by which it is called (number, part, customer …), each by its beginning; then whatever its status is')

/** Shorter ones lead to too much. */
const shortest = 2
/** A transaction has room for a hundred writes, and each word of a thing takes two. */
const most = 24
/** So many letters of a word share a partition. */
const beginning = 2

const readable = /^[a-z]{2,4}-\d{6,}$/
const plain = (text: string): string => text.normalize('NFKC').toLowerCase()
const letters = (word: string): number => [...word].length

/** The words of a text that is searched for. */
export const askedIn = (text: string): readonly string[] => [...new Set(plain(text).split(/\s+/).filter((word) => word !== ''))]

/**
 * The words by which something called so is found: as they are written, and what stands behind a mark (`4711` of `AP-4711`), save in our own readable
 * numbers. What begins another is found by that one.
 */
export const wordsOf = (texts: readonly (string | undefined)[]): readonly string[] => {
  const written = texts.flatMap((text) => askedIn(text ?? ''))
  const all = new Set(written.flatMap((word) => (readable.test(word) ? [word] : [word, ...word.split(/[^\p{L}\p{M}\p{N}]+/u)])).filter((word) => letters(word) >= shortest))
  return [...all].filter((word) => ![...all].some((other) => other !== word && other.startsWith(word))).slice(0, most)
}

/** Whether something called so is meant: by the words themselves, so that nothing is found by what it was called before. */
export const isMeant = (asked: readonly string[], texts: readonly (string | undefined)[]): boolean => {
  const called = plain(texts.join(' '))
  return asked.every((word) => called.includes(word))
}

/** Who may find it: the customer among their own, the shop among all. */
const shop = 'shop'

/** The partition in which a word is looked up. */
export const wordsPartition = (prefix: string, customerId: string | undefined, word: string): string => `words#${prefix}#${customerId ?? shop}#${[...word].slice(0, beginning).join('')}`

type Called = { readonly prefix: string; readonly id: string; readonly customerId: string; readonly texts: readonly (string | undefined)[] }

/** One small item for each word and each who may look it up, in the thing's own table. */
export const entriesOf = (called: Called): readonly Item[] => keysOf(called).map((key) => ({ ...key, thing: called.id }))

export const keysOf = ({ prefix, id, customerId, texts }: Called): readonly Key[] =>
  wordsOf(texts).flatMap((word) => [customerId, undefined].map((scope) => ({ pk: wordsPartition(prefix, scope, word), sk: `${word}#${id}` })))
