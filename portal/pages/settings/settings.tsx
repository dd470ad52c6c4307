import { List, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Empty } from '../../parts/empty.tsx'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { useMe } from '../../session/use-session.ts'
import { SampleShopNotice } from './sample-shop-notice.tsx'
import { sectionsFor } from './sections.ts'

/** Everything that is set up once and then used every day. */
export const Settings = (): ReactNode => {
  const { t } = useWords()
  const mine = sectionsFor(useMe().roles)
  return (
    <Page title={t('places.settings')}>
      {mine.length > 0 && <SampleShopNotice />}
      {mine.length === 0 ? <Empty title={t('settings.none')}>{t('settings.noneHelp')}</Empty> : (
        <List listStyleType="none" spacing="md">
          {mine.map(({ name, to }) => (
            <List.Item key={to}>
              <Link {...{ to }} fw={600}>{t(`places.${name}`)}</Link>
              <Text size="sm" c="dimmed" maw="70ch">{t(`settings.${name}`)}</Text>
            </List.Item>
          ))}
        </List>
      )}
    </Page>
  )
}
