import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import type { ValueOf } from '../../api/clients.ts'
import { ClausesPanel } from '../contracts/contract-tables.tsx'

type Terms = ValueOf<'contracts', 'readStandardTerms'>

/** What new contracts begin with. */
export const TermsPage = (): ReactNode => {
  const { t } = useWords()
  const terms = useRead('contracts', 'readStandardTerms', {})
  const actions = terms.data && <Actions of={seen(terms, terms.data, (answer) => answer, [act('contracts', 'setStandardTerms', {}, { initial: asInput(terms.data) })])} />
  return (
    <Page title={t('places.terms')} over={<Link to="/settings" size="sm">{t('places.settings')}</Link>} actions={actions}>
      <Answer of={terms}>{(present) => <TermsShown terms={present} />}</Answer>
    </Page>
  )
}

/** Terms that name nobody else go on following the shop's profile. */
const asInput = ({ manufacturer, fromProfile, validDays, milestones, clauses }: Terms) => ({ ...(!fromProfile && { manufacturer }), validDays, milestones, clauses })

const TermsShown = ({ terms }: { readonly terms: Terms }): ReactNode => {
  const { t, number } = useWords()
  const { manufacturer: { name, lines, city, postalCode, country }, validDays, milestones, version } = terms
  const percent = (share: number): string => `${number(share / 100, 2)}${t('units.percent')}`
  return (
    <>
      {version === 0 && <Text size="sm" maw="75ch">{t('settings.termsUsual')}</Text>}
      <Facts of={{ manufacturer: [name, ...lines, `${postalCode} ${city}`, country].join(', '), validDays: t('plan.days', { count: validDays, number: number(validDays) }) }} />
      <Panel title={t('fields.milestones')} of="milestones">
        <DataTable
          label={t('fields.milestones')} rows={milestones} rowKey={({ name: milestone, gate }) => `${milestone} ${gate}`} empty={null}
          columns={[
            { name: 'name', text: ({ name: milestone }) => milestone },
            { name: 'gate', text: ({ gate }) => t(gate === 'none' ? 'values.gate-none' : `values.${gate}`) },
            { name: 'share', align: 'right', text: ({ share }) => percent(share), order: ({ share }) => share },
          ]}
        />
      </Panel>
      <ClausesPanel contract={terms} />
    </>
  )
}
