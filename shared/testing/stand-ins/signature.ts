import { createHash, createHmac } from 'node:crypto'
import type { Asked } from './serve.ts'

export const accessKeyId = 'AKIDSTANDIN'
export const secretAccessKey = 'stand-in secret'

/**
 * Checks a presigned request (AWS Signature Version 4, query form) as S3 does: every signed header must have the value it was
 * signed with, and the link must not have expired at `now` (epoch milliseconds).
 */
export const presignedValid = ({ method, url, headers }: Asked, now: number): boolean => {
  const query = url.searchParams
  const [date = '', names = ''] = [query.get('X-Amz-Date') ?? '', query.get('X-Amz-SignedHeaders') ?? '']
  const scope = (query.get('X-Amz-Credential') ?? '').split('/').slice(1)
  const fields = [...query].filter(([name]) => name !== 'X-Amz-Signature').map(([name, value]) => `${rfc3986(name)}=${rfc3986(value)}`).toSorted()
  const signed = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`)
  const canonical = [method, url.pathname, fields.join('&'), signed.join(''), names, 'UNSIGNED-PAYLOAD'].join('\n')
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), createHash('sha256').update(canonical).digest('hex')].join('\n')
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`)
  return names.split(';').includes('host') && hmac(key, text).toString('hex') === query.get('X-Amz-Signature') && now < instantOf(date) + Number(query.get('X-Amz-Expires')) * 1000
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const rfc3986 = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** `20260302T080000Z` → epoch milliseconds. */
const instantOf = (date: string): number => Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
