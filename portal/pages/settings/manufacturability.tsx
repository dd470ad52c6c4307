import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useRuleWords } from '../../i18n/use-rule-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'

/** What measured parts are held against, and from which limit on the shop wants it told. */
export const ManufacturabilityPage = (): ReactNode => {
  const { t } = useWords()
  const { valueText } = useRuleWords()
  const read = useRead('quoting', 'readRules', {})
  const limits = read.data?.rules.map(({ rule, limit }) => ({ rule, ...(limit !== undefined && { limit }) }))
  const actions = read.data && <Actions of={seen(read, read.data, (answer) => answer, [act('quoting', 'setRules', {}, { initial: { limits: limits ?? [] } })])} />
  return (
    <Page title={t('places.manufacturability')} over={<Link to="/settings" size="sm">{t('places.settings')}</Link>} actions={actions}>
      <Answer of={read}>
        {({ rules }) => (
          <>
            <Text size="sm" maw="75ch">{t('dfm.about')}</Text>
            <DataTable
              label={t('places.manufacturability')} rows={rules} rowKey={({ rule }) => rule} empty={null}
              columns={[
                { name: 'rule', text: ({ rule }) => t(`values.${rule}`) },
                { name: 'limit', align: 'right', text: ({ rule, limit }) => (limit === undefined ? t('dfm.off') : valueText(rule, limit)) },
                { name: 'usual', align: 'right', text: ({ rule, usual }) => valueText(rule, usual) },
                { name: 'source', text: ({ source }) => (source === 'practice' ? t('dfm.practice') : source) },
                { name: 'cost', text: ({ cost }) => t(`values.${cost}`) },
                { name: 'why', text: ({ rule }) => t(`dfm.why-${rule}`) },
              ]}
            />
          </>
        )}
      </Answer>
    </Page>
  )
}
