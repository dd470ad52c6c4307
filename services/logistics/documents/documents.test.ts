import { describe, expect, it } from 'vitest'
import { render } from '#shared/documents/render.ts'
import { sampleShop, type ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import { closedScene } from '../test/scenes.ts'
import type { Shipment } from '../shipment-view.ts'
import { packageLabel } from './package-label.ts'
import { packingSlip } from './packing-slip.ts'

const closed = (packages: number): Extract<Shipment, { status: 'Packed' }> => {
  const { shipment } = closedScene(packages)
  if (shipment.status !== 'Packed') throw new Error(shipment.status)
  return shipment
}
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const pages = (pdf: string): number => pdf.match(/\/Type \/Page\b/g)?.length ?? 0
/** Millimetres of the page in points. */
const points = (millimetres: number): number => (millimetres * 72) / 25.4
const sizeOf = (pdf: string): number[] => (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).slice(1).map(Number)

describe.each(['en', 'te'] as const)('in %s', (locale) => {
  it('the label says the SSCC as GS1-128, ship-to, part, quantity, lots and its place among the packages', () => {
    const shipment = closed(3)
    const parcel = shipment.packages[1]!
    const label = packageLabel(shipment, parcel, locale)
    expect(label.blocks.find(({ kind }) => kind === 'barcode')).toMatchObject({ symbology: 'gs1-128', value: `(00)${parcel.sscc}` })
    const text = JSON.stringify(label)
    for (const part of ['Aurora Pumps GmbH', '70327 Stuttgart', 'AP-4711 / A', 'LOT-A', '"10"', '7.250', 'SHP-S']) expect(text).toContain(part)
    expect(label.header.right).toContain(locale === 'en' ? 'Package 2 of 3' : '3లో 2వ ప్యాకేజీ')
  })

  it('the packing slip lists every lot of every package, weights and sizes with their units', () => {
    const shipment = closed(3)
    const slip = packingSlip(shipment, locale)
    const table = slip.blocks.find((block) => block.kind === 'table')
    expect(table).toMatchObject({ rows: [expect.arrayContaining(['PKG-1', 'LOT-A', '400 × 300 × 200 mm', { value: '7.250', unit: 'kg' }]), expect.anything(), expect.anything()], totals: [expect.arrayContaining([expect.objectContaining({ value: '30' })])] })
    expect(JSON.stringify(slip)).toContain(shipment.planHash)
    expect(slip.header.left).toEqual(['Kaveri Precision Works', '14 Balanagar Industrial Estate', 'Hyderabad 500037, IN'])
  })

  it('the packing slip says when it was packed by the clock in the shop', () => {
    const slip = packingSlip({ ...closed(1), closedAt: '2026-03-02T20:00:00.000Z' }, locale)
    expect(slip.header.right.at(-1)).toMatch(/\(Asia\/Kolkata\) 2026-03-03 01:30$/)
  })
})

describe("the shop's own name", () => {
  const own: ShopProfile = { ...sampleShop, name: 'Muster Feinmechanik GmbH', city: 'Jena', postalCode: '07743', country: 'DE', timeZone: 'Europe/Berlin', vatId: 'DE123456789', email: 'office@muster.example' }

  it('is on slip and label, with its day and its telephone only where there is room', () => {
    const shipment = { ...closed(1), closedAt: '2026-03-02T23:30:00.000Z', manufacturer: own }
    const slip = packingSlip(shipment, 'en')
    expect(slip.header.left).toEqual(['Muster Feinmechanik GmbH', '14 Balanagar Industrial Estate', 'Jena 07743, DE', 'VAT/GST no. DE123456789', 'office@muster.example'])
    expect(slip.header.right.at(-1)).toMatch(/\(Europe\/Berlin\) 2026-03-03 00:30$/)
    expect(packageLabel(shipment, shipment.packages[0]!, 'en').header.left).toEqual(['Muster Feinmechanik GmbH', '14 Balanagar Industrial Estate', 'Jena 07743, DE'])
  })

  it('is the sample shop on what was packed before shops had a profile', () => {
    const { manufacturer: _, ...before } = closed(1)
    expect(packingSlip(before, 'en')).toEqual(packingSlip({ ...before, manufacturer: sampleShop }, 'en'))
  })
})

describe('printed', () => {
  it('a label of many lots is one page of 100 × 150 mm', async () => {
    const shipment = closed(1)
    const [parcel] = shipment.packages
    // The sample's SSCC has no valid check digit, which the encoder would refuse.
    const real = { ...parcel!, sscc: '006141410000000012', lots: Array.from({ length: 20 }, () => parcel!.lots[0]!) }
    const pdf = latin(await render(packageLabel({ ...shipment, packages: [real] }, real, 'en')))
    expect(pages(pdf)).toBe(1)
    expect(sizeOf(pdf)).toEqual([expect.closeTo(points(100), 1), expect.closeTo(points(150), 1)])
  })

  it('a packing slip is A4, and the same bytes each time', async () => {
    const bytes = await render(packingSlip(closed(3), 'en'))
    expect(sizeOf(latin(bytes))).toEqual([expect.closeTo(points(210), 1), expect.closeTo(points(297), 1)])
    expect(await render(packingSlip(closed(3), 'en'))).toEqual(bytes)
  })
})

it('says why a package holds more than agreed', () => {
  const shipment = closed(1)
  const slip = packingSlip({ ...shipment, packages: shipment.packages.map((each) => ({ ...each, overfillReason: 'Last piece' })) }, 'en')
  expect(slip.blocks).toContainEqual({ kind: 'paragraph', text: 'Package PKG-1 holds more pieces than agreed: Last piece' })
})
