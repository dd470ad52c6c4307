import type { Block, Cell, Document } from '#shared/documents/document.ts'
import { letterhead } from '#shared/documents/letterhead.ts'
import { translator, type Translate } from '#shared/i18n/translator.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { compare } from '#shared/vocabulary/decimal.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import { localTime, type Instant } from '#shared/vocabulary/time.ts'
import type { QualityFinding } from '../contract.ts'
import type { InspectionPlan } from '../inspection-plan-view.ts'
import type { Lot } from '../lot-view.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

type Certified = {
  readonly number: string; readonly locale: Locale; readonly issuedAt: Instant; readonly inspector: Person
  readonly shop: ShopProfile; readonly lot: Lot; readonly plan: InspectionPlan; readonly findings: readonly QualityFinding[]
}
type Words = Translate<keyof typeof en.document & string>

/** Readings printed one by one; a longer row is printed as its range, and every reading is in the attached file. */
const printed = 8

/**
 * Certificate of conformance for a lot: the data AS9163 asks for as far as the thread has it (what it does not have: the customer's
 * purchase order line, serial numbers). Heat numbers are repeated as recorded; this is no EN 10204 certificate
 * and never stands in for the mill's. Not checked against the standard's text: confirm before relying on it.
 */
export const certificateDocument = (certified: Certified): Document => {
  const { number, locale, issuedAt, inspector, shop, lot, plan, findings } = certified
  const t: Words = translator({ en: en.document, te: te.document }, locale)
  const { date } = localTime(issuedAt, shop.timeZone)
  return {
    title: t('title'), number, locale, page: 'A4', createdAt: issuedAt,
    header: { left: letterhead(shop, locale), right: [`${t('customer')}: ${plan.customerName}`, `${t('date')}: ${date}`] },
    blocks: [
      { kind: 'keyValues', columns: 2, pairs: identity(t, certified) },
      { kind: 'heading', level: 2, text: t('findings') },
      findingsTable(t, findings),
      ...making(t, lot),
      ...concessions(t, lot),
      { kind: 'heading', level: 2, text: t('statementTitle') },
      { kind: 'paragraph', text: t(lot.concessions.length > 0 ? 'statementWithConcession' : 'statement') },
      { kind: 'paragraph', tone: 'muted', text: t('heatNote') },
      { kind: 'signatureBoxes', boxes: [{ party: shop.name, name: inspector.name, role: t('inspector'), signature: inspector.name, date }] },
    ],
    footer: [`${t('planHash')}: ${lot.planHash}`],
    attachments: [{ name: 'findings.json', mediaType: 'application/json', description: t('findings'), bytes: new TextEncoder().encode(JSON.stringify(findings)) }],
  }
}

const identity = (t: Words, { lot, plan, number }: Certified) => [
  { label: t('number'), value: number },
  { label: t('customer'), value: plan.customerName },
  { label: t('partNumber'), value: lot.part.number },
  { label: t('partName'), value: lot.part.name },
  { label: t('partRevision'), value: lot.part.revision },
  { label: t('lot'), value: lot.lotNumber },
  { label: t('workOrder'), value: lot.workOrderNumber },
  { label: t('order'), value: lot.orderId },
  { label: t('quantity'), value: String(lot.quantity), unit: t('pieces') },
  { label: t('material'), value: lot.making.status === 'Complete' ? lot.making.material : plan.material },
  { label: t('heats'), value: lot.heatIds.join(', ') || '–' },
  { label: t('standards'), value: plan.standards.join(', ') || '–' },
  { label: t('planRevision'), value: String(plan.revision) },
  { label: t('planHash'), value: lot.planHash },
]

const findingsTable = (t: Words, findings: readonly QualityFinding[]): Block => ({
  kind: 'table',
  columns: [
    { title: t('no'), align: 'right' }, { title: t('characteristic'), align: 'left' }, { title: t('requirement'), align: 'left' }, { title: t('result'), align: 'left' },
    { title: t('inspected'), align: 'right' }, { title: t('nonconforming'), align: 'right' }, { title: t('verdict'), align: 'left' },
  ],
  rows: findings.map((finding) => row(t, finding)),
  none: t('noFindings'),
})

const row = (t: Words, { characteristic, description, requirement, unit, values, inspected, nonconforming, verdict, concession }: QualityFinding): Cell[] => [
  String(characteristic), description, unit === undefined ? requirement : `${requirement} ${unit}`, resultOf(values, unit),
  String(inspected), String(nonconforming), concession === undefined ? t(verdict) : `${t('accepted')} ${concession}`,
]

const resultOf = (values: readonly string[], unit: string | undefined): string => {
  if (values.length === 0) return '–'
  const sorted = values.toSorted(compare)
  const shown = values.length <= printed ? values.join('; ') : `${sorted[0] ?? ''} … ${sorted.at(-1) ?? ''}`
  return unit === undefined ? shown : `${shown} ${unit}`
}

const making = (t: Words, lot: Lot): Block[] => [
  { kind: 'heading', level: 2, text: t('operations') },
  {
    kind: 'table',
    columns: [{ title: t('no'), align: 'right' }, { title: t('operation'), align: 'left' }, { title: t('performer'), align: 'left' }, { title: t('certificates'), align: 'left' }],
    rows: lot.operations.map(({ sequence, name, performer, supplier }) => [
      String(sequence), name, supplier === undefined ? t(performer) : `${t(performer)}: ${supplier}`,
      lot.outside.filter((each) => each.sequence === sequence).flatMap(({ certificateIds }) => certificateIds).join(', ') || '–',
    ]),
    none: t('noOperations'),
  },
]

const concessions = (t: Words, lot: Lot): Block[] => lot.concessions.length === 0 ? [] : [
  { kind: 'heading', level: 2, text: t('concessions') },
  {
    kind: 'table',
    columns: [{ title: t('number'), align: 'left' }, { title: t('characteristic'), align: 'left' }, { title: t('quantity'), align: 'right' }, { title: t('approval'), align: 'left' }],
    rows: lot.concessions.map(({ number, characteristics, quantity, approvalReference }) => [number, characteristics.join(', '), String(quantity), approvalReference]),
    none: '–',
  },
]
