import type { Block } from '#shared/documents/document.ts'
import type { Clause } from '#shared/vocabulary/liability.ts'
import type { Contract, Manufacturer, Milestone } from '../contract-view.ts'
import { printed } from '../domain/amount.ts'
import type { Words } from './words.ts'

/** The price and what each payment opens. */
export const priceSection = (unit: Contract['subject']['unitPrice'] | undefined, milestones: readonly Milestone[], { t }: Words): Block[] => {
  const [first] = milestones
  const total = milestones.reduce((sum, { amount }) => sum + amount.minor, 0)
  return [
    { kind: 'heading', level: 1, text: t('price') },
    ...(unit ? [{ kind: 'keyValues', columns: 2, pairs: [{ label: t('unitPrice'), value: printed(unit) }] } as const] : []),
    {
      kind: 'table', none: t('none'),
      columns: [{ title: t('no'), align: 'left', width: 0.1 }, { title: t('milestone'), align: 'left', width: 0.28 }, { title: t('gate'), align: 'left', width: 0.4 }, { title: t('amount'), align: 'right', width: 0.22 }],
      rows: milestones.map(({ milestoneId, name, gate, amount }) => [milestoneId, name, t(`gate.${gate}`), printed(amount)]),
      ...(first && { totals: [['', t('total'), '', printed({ minor: total, currency: first.amount.currency })]] }),
    },
  ]
}

/** Where the customer pays: in what both sign, so that no letter can say another. */
export const accountSection = (bank: Manufacturer['bank'], { t }: Words): Block[] => bank === undefined ? [] : [
  {
    kind: 'keyValues', columns: 2,
    pairs: (['holder', 'bankName', 'iban', 'bic', 'accountNumber', 'bankCode'] as const).flatMap((name) => {
      const value = bank[name]
      return value === undefined ? [] : [{ label: t(`bank.${name}`), value: name === 'iban' ? inFours(value) : value }]
    }),
  },
]

/** An IBAN as it is printed (ISO 13616): in groups of four. */
const inFours = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** The cost-and-risk table: each cause in words, and who bears it. */
export const clauseSection = (clauses: readonly Clause[], { t }: Words): Block[] => [
  { kind: 'heading', level: 1, text: t('clauses') },
  { kind: 'paragraph', text: t('clausesText') },
  { kind: 'clauses', clauses: clauses.map(({ id, cause, bearer }) => ({ number: id, title: t(`cause.${cause}`), text: [t(`causeText.${cause}`)], bearer: t(`bearer.${bearer}`) })) },
]

const topics = ['quality', 'quantity', 'change', 'cancellation', 'tooling', 'gates', 'signature'] as const

export const generalTerms = (version: string, { t }: Words): Block[] => [
  { kind: 'heading', level: 1, text: t('terms', { version }) },
  { kind: 'clauses', clauses: topics.map((topic, index) => ({ number: `5.${index + 1}`, title: t(`terms.${topic}`), text: [t(`terms.${topic}Text`)] })) },
]

/** Boxes without a signature: the bytes are fixed before anybody signs, the evidence is kept beside them. */
export const signatureSection = (statement: string, customer: string, manufacturer: string, { t }: Words): Block[] => [
  { kind: 'heading', level: 1, text: t('signatures') },
  { kind: 'paragraph', text: t('signaturesText', { statement }) },
  { kind: 'signatureBoxes', boxes: [
    { party: `${t('customer')}: ${customer}`, evidence: [t('boxEvidence')] },
    { party: `${t('manufacturer')}: ${manufacturer}`, evidence: [t('boxEvidence')] },
  ] },
]
