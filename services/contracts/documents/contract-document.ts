import type { Document } from '#shared/documents/document.ts'
import { letterhead } from '#shared/documents/letterhead.ts'
import { addressText } from '#shared/documents/plan-section.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Address } from '#shared/vocabulary/party.ts'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Amendment, Contract, Manufacturer } from '../contract-view.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { subjectSection } from './subject-section.ts'
import { accountSection, clauseSection, generalTerms, priceSection, signatureSection } from './terms-section.ts'
import { textsIn, wordsIn, type Words } from './words.ts'

type Making = { readonly locale: Locale; readonly manufacturer: Manufacturer; readonly createdAt: Instant; readonly planBytes: Uint8Array }

/** The contract as both will sign it. The same state gives the same document. */
export const contractDocument = (state: Contract, plan: PlanFacts, making: Making): Document => {
  const words = wordsFor(making)
  return framed(state, making, words, state.number, words.t('title'), [
    ...parties(state, making.manufacturer, words),
    ...subjectSection(state, plan, making.locale, words),
    ...priceSection(plan.unitPrice, state.milestones, words),
    ...accountSection(making.manufacturer.bank, words),
    ...clauseSection(state.clauses, words),
    ...generalTerms(state.pin.termsVersion, words),
    ...signatureSection(statementOf(state.number, making.locale), state.customerName, making.manufacturer.name, words),
  ])
}

/** An amendment: what it builds on by hash, why, and the clauses and milestones as they shall be from then on. */
export const amendmentDocument = (state: Contract, amendment: Amendment, making: Making): Document => {
  const words = wordsFor(making)
  const number = amendmentNumber(state, amendment.number)
  const { t } = words
  return framed(state, making, words, number, t('titleAmendment', { amendment: amendment.number }), [
    ...parties(state, making.manufacturer, words),
    { kind: 'paragraph', tone: 'strong', text: t('amendmentOf', { number: state.number, hash: amendment.parentHash }) },
    { kind: 'paragraph', text: t('amendmentReason', { reason: amendment.reason }) },
    { kind: 'paragraph', text: t('amendmentRest') },
    ...priceSection(undefined, amendment.milestones, words),
    ...accountSection(making.manufacturer.bank, words),
    ...clauseSection(amendment.clauses, words),
    ...signatureSection(statementOf(number, making.locale), state.customerName, making.manufacturer.name, words),
  ])
}

export const amendmentNumber = (state: Contract, amendment: number): string => `${state.number}-A${amendment}`

/** The exact sentence a signer is shown, confirms and sends back. */
export const statementOf = (number: string, locale: Locale): string => textsIn(locale)('statement', { number })

/** Before shops had a profile, all were in the sample shop's time zone. */
const wordsFor = ({ locale, manufacturer: { timeZone = sampleShop.timeZone } }: Making): Words => wordsIn(locale, timeZone)

const parties = ({ customerName, subject }: Contract, manufacturer: Address, { t }: Words): Document['blocks'] => [
  { kind: 'heading', level: 1, text: t('parties') },
  { kind: 'keyValues', columns: 2, pairs: [
    { label: t('customer'), value: addressText({ ...subject.customerAddress, name: customerName }) },
    { label: t('manufacturer'), value: addressText(manufacturer) },
  ] },
]

const framed = (state: Contract, { locale, manufacturer, createdAt, planBytes }: Making, { t, date }: Words, number: string, title: string, blocks: Document['blocks']): Document => ({
  title, number, locale, page: 'A4', createdAt,
  header: {
    left: letterhead(manufacturer, locale),
    right: [t('reference', { orderId: state.orderId }), t('planReference', { revision: state.pin.planRevision }), date(createdAt), t('exportClass', { exportClass: state.subject.exportClass })],
  },
  blocks,
  footer: [t('footer', { number, hash: state.pin.planHash })],
  attachments: [{ name: `plan-${state.pin.planRevision}.json`, mediaType: 'application/json', description: t('planAttachment', { revision: state.pin.planRevision }), bytes: planBytes }],
})
