import type { Cell, Document } from '#shared/documents/document.ts'
import { letterhead, sender } from '#shared/documents/letterhead.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { sampleShop, type ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import { localTime } from '#shared/vocabulary/time.ts'
import type { Package, Shipment } from '../shipment-view.ts'
import { wordsIn } from './words.ts'

type Closed = Extract<Shipment, { status: 'Packed' }>

/** The packing slip: what is in which package, for the person who opens it. One table line for each lot in a package. */
export const packingSlip = (shipment: Closed, locale: Locale): Document => {
  const t = wordsIn(locale)
  const { delivery: { incoterm, place, address }, packaging, part } = shipment
  const unit = t('pieces')
  const total = shipment.packages.flatMap(({ lots }) => lots).reduce((sum, { quantity }) => sum + quantity, 0)
  const shop = senderOf(shipment)
  const closed = localTime(shipment.closedAt, shop.timeZone)
  return {
    title: t('packingSlip'), number: shipment.number, locale, page: 'A4', createdAt: shipment.closedAt,
    header: { left: letterhead(shop, locale), right: [`${t('order')} ${shipment.orderId}`, `${t('date', { zone: shop.timeZone })} ${closed.date} ${closed.time}`] },
    blocks: [
      { kind: 'heading', level: 2, text: t('shipTo') },
      { kind: 'paragraph', text: addressLines(shipment).join('\n') },
      { kind: 'keyValues', columns: 3, pairs: [
        { label: t('part'), value: part.number }, { label: t('partName'), value: part.name }, { label: t('revision'), value: part.revision },
        { label: t('quantity'), value: String(total), unit }, { label: t('packages'), value: String(shipment.packages.length) }, { label: t('delivery'), value: `${incoterm} ${place}, ${address.country}` },
        { label: t('packaging'), value: packaging.method }, { label: t('labelling'), value: packaging.labelling }, { label: t('exportClass'), value: t(`exportClass.${shipment.exportClass}`) },
      ] },
      { kind: 'table', none: t('nothing'), columns: [
        { title: t('package'), align: 'left' }, { title: 'SSCC', align: 'left' }, { title: t('lot'), align: 'left' },
        { title: t('quantity'), align: 'number' }, { title: t('dimensions'), align: 'left' }, { title: t('grossWeight'), align: 'number' },
      ], rows: shipment.packages.flatMap((parcel) => rowsOf(parcel, unit)), totals: [[t('total'), '', '', { value: String(total), unit }, '', '']] },
      ...shipment.packages.flatMap(({ number, overfillReason: reason }) => (reason === undefined ? [] : [{ kind: 'paragraph' as const, text: t('overfill', { package: number, reason }) }])),
      { kind: 'paragraph', text: t('certificates') },
      { kind: 'paragraph', tone: 'muted', text: `${t('plan')}: ${shipment.planHash}` },
    ],
    footer: [sender(shop).join(' · ')],
  }
}

/** The shop as it was when packing was closed; before shops had a profile, all were the sample shop. */
export const senderOf = ({ manufacturer }: Pick<Closed, 'manufacturer'>): ShopProfile => manufacturer ?? sampleShop

/** Size and weight stand in a package's first line only. */
const rowsOf = ({ number, sscc, lots, dimensions: { length, width, height, unit: size }, grossWeight }: Package, unit: string): Cell[][] =>
  lots.map(({ lotNumber, quantity }, index) => [
    index === 0 ? number : '', index === 0 ? sscc : '', lotNumber, { value: String(quantity), unit },
    index === 0 ? `${length} × ${width} × ${height} ${size}` : '', index === 0 ? grossWeight : '',
  ])

export const addressLines = ({ delivery: { address } }: Pick<Shipment, 'delivery'>): string[] =>
  [address.name, ...address.lines, `${address.postalCode} ${address.city}`, address.country]
