import type { Block, Cell } from '#shared/documents/document.ts'
import type { Contract } from '../contract-view.ts'
import type { PlanFacts } from '../plan-facts.ts'
import type { Words } from './words.ts'

/** What is made and how: the approved plan in print, with the hash that fixes it. */
export const planSection = ({ pin, subject }: Contract, plan: PlanFacts, words: Words): Block[] => {
  const { t, date, count } = words
  const pair = (label: string, value: string, unit?: string) => ({ label, value, ...(unit !== undefined && { unit }) })
  return [
    { kind: 'heading', level: 1, text: t('subject') },
    { kind: 'paragraph', text: t('subjectText') },
    {
      kind: 'keyValues', columns: 2, pairs: [
        pair(t('part'), `${plan.part.number} · ${plan.part.name}`), pair(t('partRevision'), plan.part.revision),
        pair(t('material'), plan.material), pair(t('finish'), plan.finish === '' ? '–' : plan.finish),
        pair(t('tolerance'), plan.toleranceClass), pair(t('standards'), plan.standards.join(', ') || '–'),
        pair(t('quantity'), count(plan.quantity), t('pieces')), pair(t('leadTime'), count(plan.leadTimeDays), t('days')),
        pair(t('planId'), `${pin.planId} · ${t('planReference', { revision: pin.planRevision })}`), pair(t('approvedBy'), `${subject.approver.name}, ${date(subject.approvedAt)}`),
      ],
    },
    { kind: 'keyValues', columns: 1, pairs: [pair(t('planHash'), pin.planHash)] },
    { kind: 'heading', level: 2, text: t('documents') },
    {
      kind: 'table', none: t('noDocuments'),
      columns: [{ title: t('documentName'), align: 'left', width: 0.28 }, { title: t('revision'), align: 'left', width: 0.12 }, { title: t('hash'), align: 'left', width: 0.6 }],
      rows: plan.documents.map(({ name, revision, sha256 }) => [name, revision, sha256]),
    },
    ...routing(plan, words),
    ...controlPlan(plan, words),
    ...packaging(plan, words),
  ]
}

const routing = (plan: PlanFacts, { t }: Words): Block[] => [
  { kind: 'heading', level: 2, text: t('routing') },
  {
    kind: 'table', none: t('none'),
    columns: [{ title: t('no'), align: 'right', width: 0.1 }, { title: t('operation'), align: 'left', width: 0.5 }, { title: t('performer'), align: 'left', width: 0.4 }],
    rows: plan.routing.map(({ sequence, name, performer, supplier }) => [String(sequence), name, supplier === undefined ? t(`performer.${performer}`) : `${t(`performer.${performer}`)}: ${supplier}`]),
  },
]

const controlPlan = (plan: PlanFacts, words: Words, t = words.t): Block[] => [
  { kind: 'heading', level: 2, text: t('controlPlan') },
  {
    kind: 'table', none: t('none'),
    columns: [
      { title: t('no'), align: 'right', width: 0.08 }, { title: t('characteristic'), align: 'left', width: 0.36 }, { title: t('limits'), align: 'left', width: 0.2 },
      { title: t('method'), align: 'left', width: 0.2 }, { title: t('sampling'), align: 'left', width: 0.16 },
    ],
    rows: plan.controlPlan.map((check): Cell[] => [
      String(check.number), `${check.description}${t(`designator.${check.designator}`)}`, limits(check), check.method,
      sampled(check, words),
    ]),
  },
]

/** How many pieces of a lot are looked at, and by which table. */
const sampled = ({ sampling }: PlanFacts['controlPlan'][number], { t, count }: Words): string => {
  if (sampling.plan === 'every-piece') return t('everyPiece')
  if (sampling.plan === 'fixed') return t('sample', { size: count(sampling.size) })
  return t(sampling.acceptanceNumberZero ? 'aqlZero' : 'aql', { aql: sampling.aql })
}

/** Limits as the drawing means them, with their unit; a missing limit does not limit. */
const limits = ({ nominal, lower, upper }: PlanFacts['controlPlan'][number]): string => {
  const unit = nominal === undefined ? '' : ` ${nominal.unit}`
  if (lower !== undefined && upper !== undefined) return `${lower} … ${upper}${unit}`
  if (lower !== undefined) return `≥ ${lower}${unit}`
  return upper === undefined ? '–' : `≤ ${upper}${unit}`
}

const packaging = ({ packaging: packing, delivery }: PlanFacts, { t, count }: Words): Block[] => [
  { kind: 'heading', level: 2, text: t('packaging') },
  {
    kind: 'keyValues', columns: 2, pairs: [
      { label: t('packing'), value: packing.method },
      { label: t('perPackage'), value: count(packing.piecesPerPackage), unit: t('pieces') },
      { label: t('labelling'), value: packing.labelling === '' ? '–' : packing.labelling },
      { label: t('delivery'), value: `${delivery.incoterm} ${delivery.place}` },
      { label: t('deliverTo'), value: addressText(delivery.address) },
    ],
  },
]

export const addressText = ({ name, lines, postalCode, city, country }: PlanFacts['delivery']['address']): string =>
  [name, ...lines, `${postalCode} ${city}`, country].join('\n')
