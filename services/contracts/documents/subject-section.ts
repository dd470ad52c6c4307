import type { Block } from '#shared/documents/document.ts'
import { partPairs, planHash, planSection } from '#shared/documents/plan-section.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Contract } from '../contract-view.ts'
import type { PlanFacts } from '../plan-facts.ts'
import type { Words } from './words.ts'

/** What is made and how: the approved plan in print, with the hash that fixes it. */
export const subjectSection = ({ pin, subject }: Contract, plan: PlanFacts, locale: Locale, { t, date }: Words): Block[] => [
  { kind: 'heading', level: 1, text: t('subject') },
  { kind: 'paragraph', text: t('subjectText') },
  {
    kind: 'keyValues', columns: 2, pairs: [
      ...partPairs(plan, locale),
      { label: t('planId'), value: `${pin.planId} · ${t('planReference', { revision: pin.planRevision })}` },
      { label: t('approvedBy'), value: `${subject.approver.name}, ${date(subject.approvedAt)}` },
    ],
  },
  planHash(pin.planHash, locale),
  ...planSection(plan, locale),
]
