import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { ListPage } from '../../parts/list-page.tsx'
import { NewWords } from '../../parts/new-words.tsx'
import { useIsCustomer } from '../../session/use-session.ts'

export const Cases = (): ReactNode => {
  const { t } = useWords()
  const buyer = useIsCustomer()
  return (
    <ListPage
      name="cases" service="support" route="listCases" rowKey={({ caseId }) => caseId} statuses={['New', 'Triaged', 'InProgress', 'WaitingCustomer', 'Resolved', 'Closed']}
      actions={buyer ? <Button size="sm" component={Link} to="/cases/new">{t('places.newCase')}</Button> : <Actions of={[act('support', 'declareRecall', {}, { danger: true })]} />}
      columns={(kit) => [
        kit.link('number', ({ caseId }) => caseId, ({ number }) => number),
        { name: 'subject', text: ({ subject }) => subject, show: (each) => <>{each.subject} <NewWords id={each.caseId} thing={each} /></> },
        kit.value('kind', ({ kind }) => kind),
        ...(buyer ? [] : [kit.text('customerName', ({ customerName }) => customerName)]),
        kit.text('severity', (each) => ('triage' in each ? t(`values.${each.triage.severity}`) : undefined)),
        kit.text('assigned', (each) => ('triage' in each ? each.triage.assigned.name : undefined)),
        kit.date('openedAt', ({ openedAt }) => openedAt),
        kit.status(({ status }) => status),
      ]}
    />
  )
}

export const Returns = (): ReactNode => (
  <ListPage
    name="returns" service="support" route="listReturns" rowKey={({ rmaId }) => rmaId}
    statuses={['Requested', 'Authorized', 'InTransit', 'Received', 'Inspected', 'Dispositioned', 'Settled', 'Closed', 'Rejected', 'Expired']}
    columns={(kit) => [
      kit.link('number', ({ rmaId }) => rmaId, ({ number }) => number),
      kit.link('case', ({ caseId }) => caseId, ({ caseNumber }) => caseNumber),
      kit.text('reason', ({ reason }) => reason),
      kit.count('pieces', ({ lots }) => lots.reduce((sum, { quantity }) => sum + quantity, 0)),
      kit.date('requestedAt', ({ requestedAt }) => requestedAt),
      kit.status(({ status }) => status),
    ]}
  />
)

export const EightDReports = (): ReactNode => (
  <ListPage
    name="eightDs" service="support" route="listEightDs" rowKey={({ reportId }) => reportId} statuses={['D0', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']}
    columns={(kit) => [
      kit.link('number', ({ reportId }) => reportId, ({ number }) => number),
      kit.link('case', ({ caseId }) => caseId, ({ caseNumber }) => caseNumber),
      kit.text('symptom', ({ emergency }) => emergency.symptom),
      kit.text('leader', (each) => ('team' in each ? each.team.leader.name : undefined)),
      kit.date('openedAt', ({ openedAt }) => openedAt),
      kit.status(({ status }) => status),
    ]}
  />
)
