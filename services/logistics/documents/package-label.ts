import type { Document } from '#shared/documents/document.ts'
import { sender } from '#shared/documents/letterhead.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Package, Shipment } from '../shipment-view.ts'
import { addressLines, senderOf } from './packing-slip.ts'
import { wordsIn } from './words.ts'

type Closed = Extract<Shipment, { status: 'Packed' }>

/** Lot numbers that fit a label beside the bar code; the packing slip lists all. */
const mostLotsShown = 6

/** A logistic label of 100 × 150 mm: where to, what, which lots, and the SSCC as GS1-128 with application identifier (00). */
export const packageLabel = (shipment: Closed, parcel: Package, locale: Locale): Document => {
  const t = wordsIn(locale)
  const quantity = parcel.lots.reduce((sum, line) => sum + line.quantity, 0)
  const { part } = shipment
  return {
    title: t('label'), number: parcel.number, locale, page: 'label-100x150', createdAt: shipment.closedAt,
    header: { left: sender(senderOf(shipment)), right: [shipment.number, t('of', { n: shipment.packages.indexOf(parcel) + 1, m: shipment.packages.length })] },
    blocks: [
      { kind: 'heading', level: 3, text: t('shipTo') },
      { kind: 'paragraph', tone: 'strong', text: addressLines(shipment).join('\n') },
      { kind: 'keyValues', columns: 2, pairs: [
        { label: t('part'), value: `${part.number} / ${part.revision}` }, { label: t('quantity'), value: String(quantity), unit: t('pieces') },
        { label: t('partName'), value: part.name }, { label: t('grossWeight'), value: parcel.grossWeight.value, unit: parcel.grossWeight.unit },
        { label: t('lots'), value: lotNumbers(parcel) },
        { label: t('labelling'), value: shipment.packaging.labelling === '' ? '–' : shipment.packaging.labelling },
      ] },
      { kind: 'barcode', symbology: 'gs1-128', value: `(00)${parcel.sscc}`, text: `(00) ${parcel.sscc}`, height: 32 },
    ],
    footer: [],
  }
}

const lotNumbers = ({ lots }: Package): string => {
  const shown = lots.slice(0, mostLotsShown).map(({ lotNumber }) => lotNumber).join(', ')
  return lots.length > mostLotsShown ? `${shown} + ${lots.length - mostLotsShown}` : shown
}
