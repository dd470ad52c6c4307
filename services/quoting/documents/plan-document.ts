import type { Block, Cell, Document, KeyValues, Table } from '#shared/documents/document.ts'
import { letterhead } from '#shared/documents/letterhead.ts'
import { partPairs, pieces, planHash, planSection } from '#shared/documents/plan-section.ts'
import { formatCalendarDate, formatCount, formatDecimal, formatMoney, formatTime } from '#shared/i18n/format.ts'
import { translator, type Translate } from '#shared/i18n/translator.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { SubmittedPlan } from '../plan-view.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

/** `planBytes`: the content in its RFC 8785 form, UTF-8; whoever hashes it gets the content hash. */
type Making = { readonly locale: Locale; readonly shop: ShopProfile; readonly planBytes: Uint8Array }
type Words = { readonly t: Translate<keyof typeof en>; readonly time: (instant: Instant) => string }

/** The plan and its price as they are put before the customer, and what has become of them. The same plan in the same status gives the same document. */
export const planDocument = (plan: SubmittedPlan, { locale, shop, planBytes }: Making): Document => {
  const t = translator({ en, te }, locale)
  const time = (instant: Instant): string => formatTime(locale, instant, shop.timeZone)
  const { number, orderId, exportClass, content, contentHash } = plan
  const { revision } = content
  return {
    title: t('title'), number, locale, page: 'A4', createdAt: lastMoment(plan),
    header: { left: letterhead(shop, locale), right: [t('revision', { revision }), t('order', { orderId }), t(`exportClass.${exportClass}`)] },
    blocks: [
      { kind: 'keyValues', columns: 2, pairs: [...standing(plan, { t, time }), ...partPairs(content, locale)] },
      planHash(contentHash, locale),
      { kind: 'paragraph', tone: 'muted', text: t('identity') },
      { kind: 'heading', level: 2, text: t('prices') },
      prices(content, locale, t),
      ...exchanged(content, locale, t),
      ...leadTimes(content, locale, t),
      ...planSection(content, locale),
    ],
    footer: [t('footer', { number, revision, hash: contentHash })],
    attachments: [{ name: `plan-${revision}.json`, mediaType: 'application/json', description: t('attachment', { number, revision }), bytes: planBytes }],
  }
}

const standing = (plan: SubmittedPlan, words: Words): KeyValues['pairs'] => {
  const { t, time } = words
  return [
    { label: t('customer'), value: plan.customerName }, { label: t('status'), value: statusText(plan, words) },
    { label: t('submitted'), value: time(plan.submittedAt) }, { label: t('validUntil'), value: time(plan.validUntil) },
  ]
}

const statusText = (plan: SubmittedPlan, { t, time }: Words): string => {
  switch (plan.status) {
    case 'Approved': return t('status.Approved', { name: plan.approver.name, time: time(plan.approvedAt) })
    case 'ChangesRequested':
    case 'Rejected': return t(`status.${plan.status}`, { name: plan.by.name, time: time(plan.at) })
    default: return t(`status.${plan.status}`)
  }
}

/** When the customer last decided, or was asked to. */
const lastMoment = (plan: SubmittedPlan): Instant => {
  if (plan.status === 'Approved') return plan.approvedAt
  return 'at' in plan ? plan.at : plan.submittedAt
}

const prices = ({ breaks, quantity, unitPrice, total }: SubmittedPlan['content'], locale: Locale, t: Words['t']): Table => ({
  kind: 'table', none: '–',
  columns: columnsOf(t('quantity'), t),
  rows: (breaks.length > 0 ? breaks : [{ quantity, unitPrice, total }]).map((each): Cell[] => {
    const counted = pieces(each.quantity, locale)
    return [each.quantity === quantity ? t('thisPlan', { what: counted }) : counted, formatMoney(locale, each.unitPrice), formatMoney(locale, each.total)]
  }),
})

const columnsOf = (what: string, t: Words['t']): Table['columns'] => [{ title: what, align: 'left', width: 0.4 }, { title: t('unitPrice'), align: 'right', width: 0.3 }, { title: t('total'), align: 'right', width: 0.3 }]

const exchanged = ({ exchange }: SubmittedPlan['content'], locale: Locale, t: Words['t']): Block[] => exchange === undefined ? [] : [
  { kind: 'paragraph', tone: 'muted', text: t('exchange', { ...exchange, rate: formatDecimal(locale, exchange.rate), on: formatCalendarDate(locale, exchange.on) }) },
]

/** Nothing where the plan is offered in one time only. */
const leadTimes = ({ leadTimes: others = [], leadTimeDays, quantity, unitPrice, total }: SubmittedPlan['content'], locale: Locale, t: Words['t']): Block[] => others.length === 0 ? [] : [
  { kind: 'heading', level: 2, text: t('leadTimes', { quantity: pieces(quantity, locale) }) },
  {
    kind: 'table', none: '–', columns: columnsOf(t('leadTime'), t),
    rows: [{ days: leadTimeDays, unitPrice, total }, ...others].toSorted((a, b) => a.days - b.days).map((each): Cell[] => {
      const days = t('days', { days: formatCount(locale, each.days) })
      return [each.days === leadTimeDays ? t('thisPlan', { what: days }) : days, formatMoney(locale, each.unitPrice), formatMoney(locale, each.total)]
    }),
  },
]
