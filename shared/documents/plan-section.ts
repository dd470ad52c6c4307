import { formatCount } from '#shared/i18n/format.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Address } from '#shared/vocabulary/party.ts'
import { Packaging, type Characteristic, type PlanContent, type PlannedOperation } from '#shared/vocabulary/plan-content.ts'
import { withPieces } from '#shared/vocabulary/with-pieces.ts'
import type { Block, Cell, KeyValues } from './document.ts'
import { wordsIn } from './words.ts'

/** What is printed of a plan, on the offer and in the contract alike. */
export type PrintedPlan = Pick<PlanContent, 'part' | 'material' | 'finish' | 'toleranceClass' | 'standards' | 'quantity' | 'leadTimeDays' | 'exceptions' | 'documents' | 'delivery'> & {
  readonly routing: readonly Pick<PlannedOperation, 'sequence' | 'name' | 'workCentre' | 'performer' | 'supplier'>[]
  readonly controlPlan: readonly Pick<Characteristic, 'number' | 'description' | 'designator' | 'nominal' | 'lower' | 'upper' | 'method' | 'sampling'>[]
  readonly packaging: Packaging
}

/** Which part, of what, how many and how soon. */
export const partPairs = (plan: PrintedPlan, locale: Locale): KeyValues['pairs'] => {
  const t = wordsIn(locale)
  return [
    { label: t('plan.part'), value: `${plan.part.number} · ${plan.part.name}` },
    { label: t('plan.partRevision'), value: plan.part.revision },
    { label: t('plan.material'), value: plan.material },
    { label: t('plan.finish'), value: plan.finish || '–' },
    { label: t('plan.tolerance'), value: plan.toleranceClass },
    { label: t('plan.standards'), value: plan.standards.join(', ') || '–' },
    { label: t('plan.quantity'), value: formatCount(locale, plan.quantity), unit: t('plan.pieces') },
    { label: t('plan.leadTime'), value: formatCount(locale, plan.leadTimeDays), unit: t('plan.days') },
  ]
}

/** `20 pcs`, as the language groups digits. */
export const pieces = (count: number, locale: Locale): string => `${formatCount(locale, count)} ${wordsIn(locale)('plan.pieces')}`

/** The hash by which a plan is approved, pinned and compared. */
export const planHash = (hash: string, locale: Locale): Block => ({ kind: 'keyValues', columns: 1, pairs: [{ label: wordsIn(locale)('plan.contentHash'), value: hash }] })

/** How it is made, checked, packed and delivered, by which documents, and where it is not what was asked for. */
export const planSection = (plan: PrintedPlan, locale: Locale): Block[] => [
  ...exceptions(plan, locale),
  ...documents(plan, locale),
  ...routing(plan, locale),
  ...controlPlan(plan, locale),
  ...packaging(plan, locale),
]

/** Nothing where there are none, unlike the tables below: an empty one would only frighten. */
const exceptions = ({ exceptions: departures = [] }: PrintedPlan, locale: Locale, t = wordsIn(locale)): Block[] => departures.length === 0 ? [] : [
  { kind: 'heading', level: 2, text: t('plan.exceptions') },
  {
    kind: 'table', none: t('plan.none'),
    columns: [{ title: t('plan.line'), align: 'right', width: 0.1 }, { title: t('plan.asked'), align: 'left', width: 0.45 }, { title: t('plan.instead'), align: 'left', width: 0.45 }],
    rows: departures.map(({ line, requirement, exception }) => [String(line), withPieces(requirement, (count, kind) => said(count, kind, locale)), exception]),
  },
]

const said = (count: number, kind: string | undefined, locale: Locale, t = wordsIn(locale)): string => {
  const counted = pieces(count, locale)
  const known = Packaging.shape.packageKind.safeParse(kind)
  return kind === undefined ? counted : `${counted} / ${known.success ? t(`plan.packageKind.${known.data}`) : kind}`
}

const documents = (plan: PrintedPlan, locale: Locale, t = wordsIn(locale)): Block[] => [
  { kind: 'heading', level: 2, text: t('plan.documents') },
  {
    kind: 'table', none: t('plan.noDocuments'),
    columns: [{ title: t('plan.documentName'), align: 'left', width: 0.23 }, { title: t('plan.revision'), align: 'left', width: 0.11 }, { title: t('plan.hash'), align: 'left', width: 0.66 }],
    rows: plan.documents.map(({ name, revision, sha256 }) => [name, revision, sha256]),
  },
]

const routing = (plan: PrintedPlan, locale: Locale, t = wordsIn(locale)): Block[] => [
  { kind: 'heading', level: 2, text: t('plan.routing') },
  {
    kind: 'table', none: t('plan.none'),
    columns: [
      { title: t('plan.no'), align: 'right', width: 0.1 }, { title: t('plan.operation'), align: 'left', width: 0.38 },
      { title: t('plan.workCentre'), align: 'left', width: 0.2 }, { title: t('plan.performer'), align: 'left', width: 0.32 },
    ],
    rows: plan.routing.map(({ sequence, name, workCentre, performer, supplier }) => {
      const by = t(`plan.performer.${performer}`)
      return [String(sequence), name, workCentre, supplier === undefined ? by : `${by}: ${supplier}`]
    }),
  },
]

const controlPlan = (plan: PrintedPlan, locale: Locale, t = wordsIn(locale)): Block[] => [
  { kind: 'heading', level: 2, text: t('plan.controlPlan') },
  {
    kind: 'table', none: t('plan.none'),
    columns: [
      { title: t('plan.no'), align: 'right', width: 0.08 }, { title: t('plan.characteristic'), align: 'left', width: 0.36 }, { title: t('plan.limits'), align: 'left', width: 0.2 },
      { title: t('plan.method'), align: 'left', width: 0.2 }, { title: t('plan.sampling'), align: 'left', width: 0.16 },
    ],
    rows: plan.controlPlan.map((check): Cell[] => {
      const { number, description, designator, method } = check
      return [String(number), designator === 'none' ? description : t(`plan.designator.${designator}`, { description }), limits(check), method, sampled(check, locale)]
    }),
  },
]

type Check = PrintedPlan['controlPlan'][number]

/** How many pieces of a lot are looked at, and by which table. */
const sampled = ({ sampling }: Check, locale: Locale, t = wordsIn(locale)): string => {
  if (sampling.plan === 'every-piece') return t('plan.everyPiece')
  if (sampling.plan === 'fixed') return t('plan.sample', { size: formatCount(locale, sampling.size) })
  return t(sampling.acceptanceNumberZero ? 'plan.aqlZero' : 'plan.aql', { aql: sampling.aql })
}

/** Limits as the drawing means them, with their unit; a missing limit does not limit. */
const limits = ({ nominal, lower, upper }: Check): string => {
  const unit = nominal === undefined ? '' : ` ${nominal.unit}`
  if (lower !== undefined && upper !== undefined) return `${lower} … ${upper}${unit}`
  if (lower !== undefined) return `≥ ${lower}${unit}`
  return upper === undefined ? '–' : `≤ ${upper}${unit}`
}

const packaging = ({ packaging: packing, delivery }: PrintedPlan, locale: Locale, t = wordsIn(locale)): Block[] => [
  { kind: 'heading', level: 2, text: t('plan.packaging') },
  {
    kind: 'keyValues', columns: 2, pairs: [
      { label: t('plan.packing'), value: packing.method },
      { label: t('plan.packageKind'), value: t(`plan.packageKind.${packing.packageKind}`) },
      { label: t('plan.perPackage'), value: formatCount(locale, packing.piecesPerPackage), unit: t('plan.pieces') },
      { label: t('plan.labelling'), value: packing.labelling || '–' },
      { label: t('plan.delivery'), value: `${delivery.incoterm} ${delivery.place}` },
      { label: t('plan.deliverTo'), value: addressText(delivery.address) },
    ],
  },
]

export const addressText = ({ name, lines, postalCode, city, country }: Address): string => [name, ...lines, `${postalCode} ${city}`, country].join('\n')
