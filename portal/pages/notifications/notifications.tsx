import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ItemOf } from '../../api/use-pages.ts'
import type { ValueOf } from '../../api/clients.ts'
import { useRead } from '../../api/use-api.ts'
import { everyPage, usePages } from '../../api/use-pages.ts'
import { act } from '../../forms/act.ts'
import { Actions } from '../../forms/actions.tsx'
import { seen } from '../../forms/seen.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Facts } from '../../parts/facts.tsx'
import { MorePages } from '../../parts/more-pages.tsx'
import { Page } from '../../parts/page.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ThingLink } from '../../parts/thing-link.tsx'

type Choices = ValueOf<'contracts', 'readNoticeChoices'>
type Notice = ItemOf<'contracts', 'listNotices'>

/** What one is told by e-mail, and what one was told. */
export const Notifications = (): ReactNode => {
  const { t } = useWords()
  const choices = useRead('contracts', 'readNoticeChoices', {})
  const sent = usePages('contracts', 'listNotices', {})
  const actions = choices.data && <Actions of={seen(choices, choices.data, (answer) => answer, [act('contracts', 'chooseNotices', {}, { initial: asInput(choices.data) })])} />
  return (
    <Page title={t('places.notifications')} actions={actions}>
      <Text size="sm" maw="75ch">{t('notifications.intro')}</Text>
      <Panel title={t('notifications.choices')} of="choices">
        <Answer of={choices}>{({ language, todo, message, news }) => <Facts of={{ todo: t(`values.${todo}`), message: t(`values.${message}`), news: t(`values.${news}`), language: t(`values.${language}`) }} />}</Answer>
      </Panel>
      <Panel title={t('notifications.sent')} of="sent"><Answer of={sent}>{(rows) => <SentToMe rows={rows} more={<MorePages of={sent} />} all={() => everyPage(sent)} />}</Answer></Panel>
    </Page>
  )
}

const asInput = ({ language, todo, message, news }: Choices) => ({ language, todo, message, news })

const SentToMe = ({ rows, more, all }: { readonly rows: readonly Notice[]; readonly more: ReactNode; readonly all: () => Promise<readonly Notice[]> }): ReactNode => {
  const { t, instant } = useWords()
  const what = ({ orderId, type, number }: Notice): string => (orderId === undefined ? t('notifications.withheld') : [t(`events.${type}`), ...(number === undefined ? [] : [number])].join(' · '))
  return (
    <>
      {rows.some(({ status }) => status === 'Refused') && <Text size="sm" mb="xs">{t('notifications.refused')}</Text>}
      <Rows
        label={t('notifications.sent')} of={rows} rowKey={({ noticeId }) => noticeId} none={t('notifications.none')} more={more} all={all}
        columns={(kit) => [
          { name: 'at', text: ({ at }) => instant(at), order: ({ at }) => Date.parse(at) },
          { name: 'notice', text: what, show: (row) => (row.orderId === undefined ? what(row) : <ThingLink id={row.orderId}>{what(row)}</ThingLink>) },
          kit.value('kind', ({ kind }) => kind), kit.status(({ status }) => status),
        ]}
      />
    </>
  )
}
