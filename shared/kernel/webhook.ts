import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { SignatureScheme } from './contract.ts'
import { ok, refuse, type Refusal, type Result } from './result.ts'

/** Seconds a signed time may differ from ours (Stripe's and Standard Webhooks' default). */
export const tolerance = 300

type Headers = { readonly [name: string]: string | undefined }

/**
 * Verifies a partner's signature over the raw body. Header names in lower case; `secret` as the partner shows it.
 * Refuses `signature-invalid` and `signature-too-old`. Vectors: published known answers, beside the test.
 */
export const verifySignature = (scheme: SignatureScheme['kind'], secret: string, headers: Headers, body: string, now: Instant): Result<void, Refusal> => {
  switch (scheme) {
    case 'stripe': return verifyStripe(secret, headers['stripe-signature'] ?? '', body, now)
    case 'easypost': return matches(`hmac-sha256-hex=${hmac(secret.normalize('NFKD'), body, 'hex')}`, [headers['x-hmac-signature'] ?? ''])
    case 'standard-webhooks': return verifyStandard(secret, headers, body, now)
  }
}

/** `t=<unix seconds>,v1=<hex>[,v1=…]`: several v1 while a secret is being rolled; other schemes are ignored. */
const verifyStripe = (secret: string, header: string, body: string, now: Instant): Result<void, Refusal> => {
  const parts = header.split(',').map((part) => part.split('=', 2))
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  const given = parts.filter(([name]) => name === 'v1').map(([, value]) => value ?? '')
  const right = matches(hmac(secret, `${time}.${body}`, 'hex'), given)
  return right.ok ? fresh(time, now) : right
}

/** Standard Webhooks v1: base64(HMAC-SHA256(base64 key without `whsec_`, id.timestamp.body)), space separated. */
const verifyStandard = (secret: string, headers: Headers, body: string, now: Instant): Result<void, Refusal> => {
  const time = headers['webhook-timestamp'] ?? ''
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const expected = `v1,${hmac(key, `${headers['webhook-id'] ?? ''}.${time}.${body}`, 'base64')}`
  const right = matches(expected, (headers['webhook-signature'] ?? '').split(' '))
  return right.ok ? fresh(time, now) : right
}

const hmac = (key: string | Uint8Array, text: string, encoding: 'hex' | 'base64'): string => createHmac('sha256', key).update(text).digest(encoding)

const matches = (expected: string, given: readonly string[]): Result<void, Refusal> => {
  const right = Buffer.from(expected)
  const same = given.some((each) => each.length === expected.length && Buffer.from(each).length === right.length && timingSafeEqual(Buffer.from(each), right))
  return same ? ok(undefined) : refuse('signature-invalid')
}

const fresh = (unixSeconds: string, now: Instant): Result<void, Refusal> =>
  Math.abs(Date.parse(now) / 1000 - Number(unixSeconds)) <= tolerance ? ok(undefined) : refuse('signature-too-old', { seconds: tolerance })

/** A Stripe signature header, for the demo and tests that play the payment provider. */
export const signStripe = (secret: string, body: string, now: Instant): string => {
  const time = String(Math.floor(Date.parse(now) / 1000))
  return `t=${time},v1=${hmac(secret, `${time}.${body}`, 'hex')}`
}

/** An EasyPost signature header, for the demo and tests that play the carrier's tracker. */
export const signEasypost = (secret: string, body: string): string => `hmac-sha256-hex=${hmac(secret.normalize('NFKD'), body, 'hex')}`
