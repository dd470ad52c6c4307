import { Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useRead } from '../../api/use-api.ts'
import { act, inState } from '../../forms/act.ts'
import type { ActionTarget } from '../../forms/action-dialog.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { partText } from '../../parts/columns.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'
import { ThingPage } from '../../parts/thing-page.tsx'
import { useHasRole } from '../../session/use-session.ts'
import { rolesOf } from '../../api/clients.ts'
import { Entries } from './entries.tsx'
import { missingPieces, type Inspection as View } from './needed.ts'
import { Results } from './results.tsx'

/** One inspection: what to measure within which limits, the readings, and the verdict. */
export const Inspection = (): ReactNode => {
  const { inspectionId } = useParams({ from: '/inspections/$inspectionId' })
  const inspection = useRead('quality', 'readInspection', { params: { inspectionId } })
  return (
    <ThingPage kind="inspection" of={inspection} actions={actionsOf}>
      {(each) => (
        <>
          <About inspection={each} />
          {'findings' in each ? <Findings findings={each.findings} /> : <Open inspection={each} of={inspection} />}
          {each.results.length > 0 && <Results inspection={each} of={inspection} />}
        </>
      )}
    </ThingPage>
  )
}

const actionsOf = (inspection: View): readonly ActionTarget[] => {
  const params = { inspectionId: inspection.inspectionId }
  const complete = act('quality', 'completeInspection', params, { initial: { certificateLocale: document.documentElement.lang === 'te' ? 'te' : 'en', cause: 'workmanship' } })
  const ready = inspection.characteristics.every((each) => missingPieces(each, inspection) === 0)
  const report = inspection.stage === 'final' ? [act('quality', 'draftFirstArticle', params)] : []
  return inState(inspection.status, { Planned: ready ? [complete] : [], InProgress: ready ? [complete] : [], Passed: report, Failed: report })
}

const About = ({ inspection }: { readonly inspection: View }): ReactNode => {
  const { t, instant, pieces } = useWords()
  return (
    <Panel of="about" title={t(`values.${inspection.stage}`)}>
      <Facts of={{
        lotNumber: <ThingLink id={inspection.lotId}>{inspection.lotNumber}</ThingLink>, part: partText(inspection.part), lotQuantity: pieces(inspection.lotQuantity),
        opened: `${inspection.openedBy.name}, ${instant(inspection.openedAt)}`,
        completed: 'inspector' in inspection && `${inspection.inspector.name}, ${instant(inspection.completedAt)}`,
      }} />
    </Panel>
  )
}

const Open = ({ inspection, of }: { readonly inspection: View; readonly of: UseQueryResult<View> }): ReactNode => {
  const { t } = useWords()
  const mayRecord = useHasRole(rolesOf('quality', 'recordResult'))
  const missing = inspection.characteristics.filter((each) => missingPieces(each, inspection) > 0).length
  return (
    <Panel of="characteristics" title={t('inspect.characteristics')}>
      <Stack gap="lg">
        <Text size="sm">{missing === 0 ? t('inspect.allThere') : t('inspect.missing', { count: missing })}</Text>
        <Entries inspection={inspection} of={of} mayRecord={mayRecord} />
      </Stack>
    </Panel>
  )
}

const Findings = ({ findings }: { readonly findings: Extract<View, { status: 'Passed' }>['findings'] }): ReactNode => {
  const { t } = useWords()
  return (
    <Panel of="findings" title={t('inspect.findings')}>
      <Rows
        label={t('inspect.findings')} of={findings} rowKey={({ characteristic }) => String(characteristic)} none={t('inspect.nothingPlanned')}
        columns={(kit, words) => [
          kit.count('characteristic', ({ characteristic }) => characteristic), kit.text('description', ({ description }) => description),
          kit.text('requirement', ({ requirement, unit }) => `${requirement} ${unit ?? ''}`), kit.text('values', ({ values }) => values.join('; ')),
          kit.count('inspected', ({ inspected }) => inspected), kit.count('nonconforming', ({ nonconforming }) => nonconforming),
          kit.text('verdict', ({ verdict, concession }) => `${words.t(`values.${verdict}`)}${concession === undefined ? '' : ` · ${words.t('inspect.concession', { number: concession })}`}`),
        ]}
      />
    </Panel>
  )
}
