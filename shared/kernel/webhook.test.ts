import { describe, expect, it } from 'vitest'
import vectors from './samples/webhook-vectors.json' with { type: 'json' }
import { addSeconds } from '#shared/vocabulary/time.ts'
import { signEasypost, signStripe, verifySignature } from './webhook.ts'

const kinds: { readonly [name: string]: 'stripe' | 'easypost' | 'standard-webhooks' } = { 'stripe v1': 'stripe', easypost: 'easypost', 'standard-webhooks v1 symmetric': 'standard-webhooks' }
const signatureHeader = { stripe: 'stripe-signature', easypost: 'x-hmac-signature', 'standard-webhooks': 'webhook-signature' } as const

const cases = vectors.map((vector) => {
  const kind = kinds[vector.name] ?? 'stripe'
  const given: { [name: string]: string } = { ...vector.headers }
  const seconds = given['webhook-timestamp'] ?? /t=(\d+)/.exec(given['stripe-signature'] ?? '')?.[1] ?? '0'
  const headers = { [signatureHeader[kind]]: vector.expected, ...given }
  return { name: vector.name, kind, headers, body: vector.body, key: vector.key ?? '', at: new Date(Number(seconds) * 1000).toISOString(), signature: signatureHeader[kind] }
})

describe('published vectors', () => {
  it('are all there', () => expect(cases.map(({ kind }) => kind).toSorted()).toEqual(['easypost', 'standard-webhooks', 'stripe']))

  it.each(cases)('$name is accepted', ({ kind, key, headers, body, at }) => {
    expect(verifySignature(kind, key, headers, body, at)).toEqual({ ok: true, value: undefined })
  })

  it.each(cases)('$name with one changed byte is refused', ({ kind, key, headers, body, at }) => {
    expect(verifySignature(kind, key, headers, `${body} `, at)).toMatchObject({ ok: false, error: { code: 'signature-invalid' } })
  })

  it.each(cases)('$name with another key, or no signature, is refused', ({ kind, key, headers, body, at, signature }) => {
    expect(verifySignature(kind, `${key}x`, headers, body, at).ok).toBe(kind === 'standard-webhooks' && Buffer.from(key.slice(6), 'base64').equals(Buffer.from(`${key.slice(6)}x`, 'base64')))
    expect(verifySignature(kind, key, { ...headers, [signature]: undefined }, body, at)).toMatchObject({ ok: false, error: { code: 'signature-invalid' } })
  })

  it.each(cases.filter(({ kind }) => kind !== 'easypost'))('$name outside five minutes is refused as too old', ({ kind, key, headers, body, at }) => {
    expect(verifySignature(kind, key, headers, body, addSeconds(at, 300)).ok).toBe(true)
    expect(verifySignature(kind, key, headers, body, addSeconds(at, 301))).toMatchObject({ ok: false, error: { code: 'signature-too-old', params: { seconds: 300 } } })
    expect(verifySignature(kind, key, headers, body, addSeconds(at, -301))).toMatchObject({ ok: false, error: { code: 'signature-too-old' } })
  })
})

describe('what we sign', () => {
  it('verifies, also while a Stripe secret is being rolled', () => {
    const now = '2026-03-02T08:00:00.000Z'
    const mine = signStripe('new', '{}', now)
    const rolling = `${signStripe('old', '{}', now)},${mine.split(',')[1]}`
    expect(verifySignature('stripe', 'new', { 'stripe-signature': rolling }, '{}', now).ok).toBe(true)
    expect(verifySignature('easypost', 'k', { 'x-hmac-signature': signEasypost('k', '{}') }, '{}', now).ok).toBe(true)
  })
})
