import { Alert, List } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Plan } from '#services/quoting/plan-view.ts'
import type { Characteristic } from '#shared/vocabulary/plan-content.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { inWords } from '../../parts/in-words.ts'
import { Panel } from '../../parts/panel.tsx'

/** Where the shop departs from what was asked: approving the plan accepts it, so it stands before everything else. */
export const Exceptions = ({ plan: { content: { exceptions = [] } } }: { readonly plan: Plan }): ReactNode => {
  const words = useWords()
  const { t } = words
  if (exceptions.length === 0) return null
  return (
    <Alert color="orange" title={t('plan.exceptions')} data-panel="exceptions">
      <List size="sm">{exceptions.map(({ line, requirement, exception }) => <List.Item key={line}><b>{t('request.line', { line })}: {inWords(words, requirement)}</b><br />{exception}</List.Item>)}</List>
    </Alert>
  )
}

export const Routing = ({ plan: { content: { routing } } }: { readonly plan: Plan }): ReactNode => {
  const { t, number } = useWords()
  const minutes = (seconds: number): string => t('plan.minutes', { number: number(seconds / 60, 1) })
  return (
    <Panel title={t('fields.routing')} of="routing">
      <DataTable
        label={t('fields.routing')} rows={routing} rowKey={({ sequence }) => String(sequence)} empty={null}
        columns={[
          { name: 'sequence', align: 'right', text: ({ sequence }) => String(sequence), order: ({ sequence }) => sequence },
          { name: 'routing-name', text: ({ name, instructions }) => (instructions === '' ? name : `${name}: ${instructions}`) },
          { name: 'workCentre', text: ({ workCentre }) => workCentre },
          { name: 'performer', text: ({ performer, supplier }) => (supplier === undefined ? t(`values.${performer}`) : `${t(`values.${performer}`)}, ${supplier}`) },
          { name: 'setupSeconds', align: 'right', text: ({ setupSeconds }) => minutes(setupSeconds), order: ({ setupSeconds }) => setupSeconds },
          { name: 'cycleSeconds', align: 'right', text: ({ cycleSeconds }) => minutes(cycleSeconds), order: ({ cycleSeconds }) => cycleSeconds },
        ]}
      />
    </Panel>
  )
}

export const ControlPlan = ({ plan: { content: { controlPlan } } }: { readonly plan: Plan }): ReactNode => {
  const words = useWords()
  const { t, maybe } = words
  const unitOf = ({ unit }: NonNullable<Characteristic['nominal']>): string => maybe(`values.${unit}`) ?? unit
  return (
    <Panel title={t('fields.controlPlan')} of="controlPlan">
      <DataTable
        label={t('fields.controlPlan')} rows={controlPlan} rowKey={({ number }) => String(number)} empty={null}
        columns={[
          { name: 'controlPlan-number', align: 'right', text: ({ number }) => String(number), order: ({ number }) => number },
          { name: 'description', text: ({ description }) => description },
          { name: 'designator', text: ({ designator }) => maybe(`values.designator-${designator}`) ?? t(`values.${designator}`) },
          { name: 'nominal', text: ({ nominal }) => (nominal ? `${nominal.value} ${unitOf(nominal)}` : '') },
          { name: 'limits', text: ({ lower, upper, nominal }) => (lower === undefined && upper === undefined ? '' : [`${lower ?? ''} … ${upper ?? ''}`, ...(nominal ? [unitOf(nominal)] : [])].join(' ')) },
          { name: 'stage', text: ({ stage }) => t(`values.${stage}`) },
          { name: 'controlPlan-method', text: ({ method }) => method },
          { name: 'sampling', text: ({ sampling }) => samplingText(words, sampling) },
        ]}
      />
    </Panel>
  )
}

const samplingText = ({ t, number }: Pick<Words, 't' | 'number'>, sampling: Characteristic['sampling']): string => {
  if (sampling.plan === 'every-piece') return t('values.every-piece')
  if (sampling.plan === 'fixed') return t('plan.fixedSample', { number: number(sampling.size) })
  return t(sampling.acceptanceNumberZero ? 'plan.aqlZero' : 'plan.aql', { aql: sampling.aql })
}
