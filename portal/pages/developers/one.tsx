import { Code, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { fieldsOf, sixContracts } from './contract-docs.ts'
import { requestOf } from './curl.ts'
import { exampleOf } from './examples.ts'
import { FieldsTable } from './fields-table.tsx'
import { Sample } from './sample.tsx'

const Back = (): ReactNode => {
  const { t } = useWords()
  return <Link to="/developers" size="sm">{t('developers.back')}</Link>
}

const NoSuch = ({ name }: { readonly name: string }): ReactNode => {
  const { t } = useWords()
  return <Page title={name} over={<Back />}><Empty title={t('app.notHere')}>{t('developers.noSuch')}</Empty></Page>
}

/** One route: who may call it, what it takes and what it answers. */
export const RoutePage = (): ReactNode => {
  const { service, route: name } = useParams({ from: '/developers/routes/$service/$route' })
  const { t } = useWords()
  const route = sixContracts.find((each) => each.service === service)?.routes[name]
  if (!route) return <NoSuch name={name} />
  return (
    <Page title={name} over={<Back />}>
      <Text size="sm" lang="en">{route.summary}</Text>
      <Panel title={t('developers.route')}>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{`${route.method} /api/${service}${route.path}`}</Code>
        <Text size="sm">{t('developers.allowed')}: {route.roles.length === 0 ? t('developers.bySignature') : route.roles.map((role) => t(`roles.${role}`)).join(', ')}</Text>
      </Panel>
      {route.kind !== 'query' && <Panel title={t('developers.body')}><FieldsTable label={t('developers.body')} of={fieldsOf(route.body, 'input')} /></Panel>}
      {route.example !== undefined && <Panel title={t('developers.example')}><Sample text={JSON.stringify(route.example, undefined, 2)} /></Panel>}
      <Panel title={t('developers.request')}>
        <Text size="sm" c="dimmed" maw="75ch">{t(route.kind === 'webhook' ? 'developers.requestSigned' : 'developers.requestHelp')}</Text>
        <Sample text={requestOf(route, `${location.origin}/api/${service}`)} />
      </Panel>
      <Panel title={t('developers.answer')}><FieldsTable label={t('developers.answer')} of={fieldsOf(route.returns, 'output')} /></Panel>
    </Page>
  )
}

/** One type of event: what it means, who publishes it, and what it carries. */
export const EventPage = (): ReactNode => {
  const { type } = useParams({ from: '/developers/events/$type' })
  const { t, maybe } = useWords()
  const contract = sixContracts.find(({ events }) => events[type] !== undefined)
  const event = contract?.events[type]
  if (!contract || !event) return <NoSuch name={type} />
  return (
    <Page title={type} over={<Back />}>
      <Text size="sm">{maybe(`events.${type}`)}</Text>
      <Text size="sm" lang="en">{event.summary}</Text>
      <Text size="sm">{t('developers.producer', { service: t(`services.${contract.service}`), version: event.schemaVersion })}</Text>
      <Panel title={t('developers.data')}><FieldsTable label={t('developers.data')} of={fieldsOf(event.data, 'output')} /></Panel>
      <EventExample service={contract.service} type={type} />
    </Page>
  )
}

/** The event as it goes over the bus, in EventBridge's `detail`. */
const EventExample = ({ service, type }: { readonly service: string; readonly type: string }): ReactNode => {
  const { t } = useWords()
  const example = useQuery({ queryKey: ['example', service, type], queryFn: async () => (await exampleOf(service, type)) ?? null, staleTime: Infinity })
  return (
    <Panel title={t('developers.example')} of="example">
      <Answer of={example}>
        {(found) => found && (
          <>
            <Text size="sm" c="dimmed">{t(found.drawn ? 'developers.drawn' : 'developers.said')}</Text>
            <Sample text={JSON.stringify(found.envelope, undefined, 2)} />
          </>
        )}
      </Answer>
    </Panel>
  )
}
