import { describe, expect, test } from 'vitest'
import { render } from '#shared/documents/render.ts'
import type { QualityFinding } from '../contract.ts'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'
import { complete, ines, now, plan } from '../test/lot.ts'
import { heatIds, planHash } from '../test/heard.ts'
import { certificateDocument } from './certificate.ts'

const many = Array.from({ length: 40 }, (_, index) => `25.0${String(index % 20).padStart(2, '0')}`)
const findings: QualityFinding[] = [
  { characteristic: 2, description: 'Bore ⌀25 H7', requirement: '25.000 (25.000 … 25.021)', unit: 'mm', values: ['25.000', '25.0210'], inspected: 2, nonconforming: 0, verdict: 'conforms' },
  { characteristic: 3, description: 'Width', requirement: '≤ 25.019', unit: 'mm', values: many, inspected: 40, nonconforming: 1, verdict: 'nonconforming', concession: 'NCR-000001' },
]
const certified = (locale: 'en' | 'te') => certificateDocument({ number: 'CRT-000001', locale, issuedAt: now, inspector: ines, shop: sampleShop, lot: complete(), plan, findings })

describe('the certificate', () => {
  test('says what was made, from which heats, by which plan, and what was found', () => {
    const text = JSON.stringify(certified('en').blocks)
    for (const said of ['AP-4711', 'LOT-000001', 'WO-000001', 'Aurora Pumps GmbH', heatIds[0] ?? '', planHash, '25.000; 25.0210 mm', 'Ines Inspector']) expect(text).toContain(said)
    expect(text).toContain('25.000 … 25.019 mm')
    expect(text).toContain('accepted by concession NCR-000001')
  })

  test('is the shop\'s: its letterhead, its signature, its calendar day', () => {
    const { header, blocks } = certificateDocument({ number: 'CRT-000001', locale: 'en', issuedAt: '2026-03-02T20:00:00.000Z', inspector: ines, shop: sampleShop, lot: complete(), plan, findings })
    expect(header.left).toEqual(['Kaveri Precision Works', '14 Balanagar Industrial Estate', 'Hyderabad 500037, IN'])
    expect(header.right).toContain('Date: 2026-03-03')
    expect(blocks.at(-1)).toMatchObject({ kind: 'signatureBoxes', boxes: [{ party: 'Kaveri Precision Works', name: 'Ines Inspector', date: '2026-03-03' }] })
  })

  test('says how to reach the shop, as far as it has said so', () => {
    const shop = { ...sampleShop, vatId: '36AABCK1234L1Z5', phone: '+91 40 5550 0100', timeZone: 'America/Chicago' }
    const { header } = certificateDocument({ number: 'CRT-000001', locale: 'te', issuedAt: '2026-03-02T02:00:00.000Z', inspector: ines, shop, lot: complete(), plan, findings })
    expect(header.left.slice(3)).toEqual(['VAT/GST సంఖ్య 36AABCK1234L1Z5', '+91 40 5550 0100'])
    expect(header.right.at(-1)).toContain('2026-03-01')
  })

  test('carries every reading in the attached file, however many there are', () => {
    const attached = certified('en').attachments?.[0]
    expect(JSON.parse(new TextDecoder().decode(attached?.bytes))).toEqual(findings)
  })

  test('never claims to be the mill’s certificate', () => {
    expect(JSON.stringify(certified('en'))).toContain('does not replace them')
    expect(JSON.stringify(certified('en'))).not.toContain('10204')
  })

  test('speaks the language asked for', () => {
    const { title, blocks } = certified('te')
    expect(title).toMatch(/^\p{Script=Telugu}/u)
    const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
    expect(headings.length).toBeGreaterThan(2)
    for (const heading of headings) expect(heading).toMatch(/^[\p{Script=Telugu}\p{Mark} ,]+$/u)
  })

  test('is a PDF, the same bytes for the same lot', async () => {
    const [first, second] = [await render(certified('en')), await render(certified('en'))]
    expect(new TextDecoder().decode(first.slice(0, 5))).toBe('%PDF-')
    expect(first.byteLength).toBeGreaterThan(5_000)
    expect(Buffer.compare(first, second)).toBe(0)
  })
})
