import { Anchor, Code, List, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useConfig } from '../../api/use-config.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useMe } from '../../session/use-session.ts'
import { sixContracts } from './contract-docs.ts'

/** The API and the events for people who connect their own systems: every route and event has a page. */
export const Developers = (): ReactNode => {
  const { t } = useWords()
  const manager = useMe().roles.includes('manager')
  const config = useConfig()
  return (
    <Page title={t('developers.title')} actions={config?.apiPage !== undefined && <Anchor href={config.apiPage}>{t('developers.tryOut')}</Anchor>}>
      <Text size="sm">{t('developers.intro')}</Text>
      <Panel title={t('developers.signIn')}>
        <Text size="sm" maw="75ch">{t('developers.signInText')}</Text>
        {config && <Text size="sm">{t('developers.issuer')}: <Code>{config.issuer}</Code></Text>}
      </Panel>
      <Panel title={t('developers.webhooks')}><Text size="sm" maw="75ch">{t('developers.webhooksText')}</Text>{manager && <Link to="/settings/deliveries" size="sm">{t('places.deliveries')}</Link>}</Panel>
      <Panel title={t('developers.apis')}>
        {sixContracts.map(({ service, summary, routes }) => (
          <section key={service} aria-label={service}>
            <Title order={3} size="h5">{t(`services.${service}`)}</Title>
            <Text size="sm" c="dimmed" lang="en">{summary}</Text>
            <Anchor href={`/openapi/${service}.json`} size="sm">{t('developers.openapi', { service: t(`services.${service}`) })}</Anchor>
            <List size="sm" listStyleType="none">
              {Object.entries(routes).map(([name, route]) => (
                <List.Item key={name}><Link to="/developers/routes/$service/$route" params={{ service, route: name }} size="sm">{name}</Link> <Code style={{ overflowWrap: 'anywhere' }}>{route.method} {route.path}</Code></List.Item>
              ))}
            </List>
          </section>
        ))}
      </Panel>
      <Panel title={t('developers.events')}>
        <List size="sm" listStyleType="none">
          {sixContracts.flatMap(({ service, events }) => Object.entries(events).map(([type, { summary }]) => (
            <List.Item key={`${service} ${type}`}><Link to="/developers/events/$type" params={{ type }} size="sm">{type}</Link> <Text span size="sm" c="dimmed" lang="en">{summary}</Text></List.Item>
          )))}
        </List>
      </Panel>
    </Page>
  )
}
