import type { Letter } from '#shared/kernel/mail.ts'

/** A letter as RFC 5322 says: lines of at most 76 characters, words of the header as RFC 2047, UTF-8 text in base64 as RFC 2045. */
export const eml = ({ to, subject, text, unsubscribe, key }: Letter, from: string, at: Date): string => [
  `From: ${from}`,
  `To: ${to}`,
  `Subject: ${encodedWords(subject)}`,
  `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
  `Message-ID: <${encodeURIComponent(key)}@throughline.invalid>`,
  `List-Unsubscribe: <${unsubscribe}>`,
  'Auto-Submitted: auto-generated',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  ...(base64(text.replaceAll(/\r?\n/g, '\r\n')).match(/.{1,76}/g) ?? []),
  '',
].join('\r\n')

/** Plain words stay readable; anything else goes in pieces of whole characters, so short that the first fits beside `Subject:` (RFC 2047, 2). */
const encodedWords = (text: string): string => {
  if (/^[\x20-\x7e]{1,66}$/.test(text) && !text.includes('=?')) return text
  const pieces = [...text].reduce<string[]>((done, character) => {
    const last = done.at(-1) ?? ''
    return Buffer.byteLength(last + character) > 39 ? [...done, character] : [...done.slice(0, -1), last + character]
  }, [''])
  return pieces.map((piece) => `=?UTF-8?B?${base64(piece)}?=`).join('\r\n ')
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
